import { problemOf } from "./errors.js";
import { Limit } from "./limit.js";
import type { ClientOptions, Settings } from "./options.js";
import type { Prepared } from "./request.js";
import { passes, sleep, waitAfter } from "./retry.js";
import { broken } from "./streams.js";
import { Tokens } from "./tokens.js";

/** Reads what an answer is wanted for; `limit` ends with it unless the answer is a stream. */
type Reading<T> = (response: Response, limit: Limit) => Promise<T>;

/** Sends calls: the token, the time, and another attempt where that can help. */
export class Transport {
  readonly #fetch: typeof fetch;
  readonly #tokens: Tokens;

  constructor(options: ClientOptions) {
    this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
    this.#tokens = new Tokens(options.token);
  }

  /** Attempts with the same request until one goes well, cannot go better, or time is up. */
  async send<T>(request: Prepared, settings: Settings, read: Reading<T>): Promise<T> {
    const ends = performance.now() + settings.deadlineMs;
    for (let attempt = 1; ; attempt++) {
      const left = ends - performance.now();
      try {
        return await this.#attempt(request, settings, Math.min(settings.timeoutMs, left), read);
      } catch (error) {
        const again = request.repeatable && attempt < settings.maxAttempts && passes(error);
        const wait = waitAfter(error, attempt, settings.backoffMs);
        if (!again || performance.now() + wait >= ends) {
          throw error;
        }
        await sleep(wait, settings.signal);
      }
    }
  }

  async #attempt<T>(request: Prepared, settings: Settings, ms: number, read: Reading<T>) {
    const limit = new Limit(request.operation, settings.signal, ms);
    const { signal } = limit;
    const streams =
      request.description.answer === "lines" || request.description.answer === "events";
    let reading = false;
    try {
      const response = await this.#authorized(request, settings, signal);
      if (!response.ok && response.status !== 304) {
        throw await problemOf(request.operation, response);
      }
      reading = streams;
      return await read(response, limit);
    } catch (error) {
      reading = false;
      throw signal.aborted ? signal.reason : error;
    } finally {
      if (!reading) {
        limit.end();
      }
    }
  }

  /** With another token when the first is refused, if there is another. */
  async #authorized(request: Prepared, settings: Settings, signal: AbortSignal) {
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

  async #fetched(
    request: Prepared,
    settings: Settings,
    signal: AbortSignal,
    token: string | undefined,
  ): Promise<Response> {
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
    } catch (error) {
      throw broken(error);
    }
  }
}

/** Who gives a token may take longer than the caller can wait. */
async function within<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop);
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([promise, ended]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
