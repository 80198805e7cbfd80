import { problemOf } from "./errors.js";
import { Limit } from "./limit.js";
import { passes, sleep, waitAfter } from "./retry.js";
import { broken } from "./streams.js";
import { Tokens } from "./tokens.js";
/** Sends calls: the token, the time, and another attempt where that can help. */
export class Transport {
    #fetch;
    #tokens;
    constructor(options) {
        this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
        this.#tokens = new Tokens(options.token);
    }
    /** Attempts with the same request until one goes well, cannot go better, or time is up. */
    async send(request, settings, read) {
        const ends = performance.now() + settings.deadlineMs;
        for (let attempt = 1;; attempt++) {
            const left = ends - performance.now();
            try {
                return await this.#attempt(request, settings, Math.min(settings.timeoutMs, left), read);
            }
            catch (error) {
                const again = request.repeatable && attempt < settings.maxAttempts && passes(error);
                const wait = waitAfter(error, attempt, settings.backoffMs);
                if (!again || performance.now() + wait >= ends) {
                    throw error;
                }
                await sleep(wait, settings.signal);
            }
        }
    }
    async #attempt(request, settings, ms, read) {
        const limit = new Limit(request.operation, settings.signal, ms);
        const { signal } = limit;
        const streams = request.description.answer === "lines" || request.description.answer === "events";
        let reading = false;
        try {
            const response = await this.#authorized(request, settings, signal);
            if (!response.ok && response.status !== 304) {
                throw await problemOf(request.operation, response);
            }
            reading = streams;
            return await read(response, limit);
        }
        catch (error) {
            reading = false;
            throw signal.aborted ? signal.reason : error;
        }
        finally {
            if (!reading) {
                limit.end();
            }
        }
    }
    /** With another token when the first is refused, if there is another. */
    async #authorized(request, settings, signal) {
        const token = await within(signal, this.#tokens.current());
        const response = await this.#fetched(request, settings, signal, token);
        if (response.status !== 401 || request.init.body instanceof ReadableStream) {
            return response;
        }
        const another = await within(signal, this.#tokens.renewed(token));
        if (another === undefined) {
            return response;
        }
        await response.body?.cancel();
        return this.#fetched(request, settings, signal, another);
    }
    async #fetched(request, settings, signal, token) {
        const headers = new Headers(request.init.headers);
        if (settings.requestId !== undefined) {
            headers.set("X-Request-Id", settings.requestId);
        }
        if (token !== undefined) {
            headers.set("Authorization", `Bearer ${token}`);
        }
        try {
            const { keepalive } = settings;
            return await this.#fetch(request.url, { ...request.init, headers, signal, keepalive });
        }
        catch (error) {
            throw broken(error);
        }
    }
}
/** Who gives a token may take longer than the caller can wait. */
async function within(signal, promise) {
    let stop = () => undefined;
    const ended = new Promise((_, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener("abort", stop);
    });
    try {
        signal.throwIfAborted();
        return await Promise.race([promise, ended]);
    }
    finally {
        signal.removeEventListener("abort", stop);
    }
}
