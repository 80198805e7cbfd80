import { Answer, received } from "./answer.js";
import { UnexpectedAnswerError } from "./errors.js";
import { EventStream } from "./events.js";
import { Operations, OPERATIONS } from "./generated/operations.js";
import { Limit } from "./limit.js";
import { LineStream } from "./lines.js";
import { settingsOf, UNLIMITED } from "./options.js";
import { prepare } from "./request.js";
import { broken } from "./streams.js";
import { Transport } from "./transport.js";
/**
 * The service: a method for every operation of the contract, by its name there.
 *
 * A method takes path, query and header parameters by name, and a `body`. It repeats what may be
 * repeated and throws a ProblemError, ConnectionError or TimeoutError for what went wrong.
 */
export class UserMemoryClient extends Operations {
    #options;
    #baseUrl;
    #headers;
    #transport;
    constructor(options = {}) {
        super();
        this.#options = options;
        this.#baseUrl = (options.baseUrl ?? "").replace(/\/+$/, "");
        if (!("location" in globalThis) && !URL.canParse(this.#baseUrl)) {
            throw new TypeError("baseUrl must be the service's address, such as http://127.0.0.1:8080.");
        }
        this.#headers = options.headers ?? {};
        this.#transport = new Transport(options);
    }
    /** The pages of a list, from the given `cursor` or the first on. */
    async *pages(name, input, options) {
        let cursor = input.cursor;
        do {
            const page = await this.call(name, { ...input, cursor }, options);
            yield page;
            cursor = page.nextCursor;
        } while (cursor !== undefined);
    }
    /** All items of a list; a page is asked for when the one before has been used up. */
    async *items(name, input, options) {
        for await (const page of this.pages(name, input, options)) {
            yield* page.items;
        }
    }
    call(name, input, options) {
        return new Answer(this.#answered(name, input, options));
    }
    lines(name, input, options) {
        return new LineStream(async () => this.#opened(await this.#prepared(name, input), options));
    }
    events(name, input, options) {
        const connect = async (lastId) => {
            const request = await this.#prepared(name, input);
            if (lastId !== "") {
                request.init.headers.set("Last-Event-ID", lastId);
            }
            return this.#opened(request, options);
        };
        const { signal, backoffMs, silenceMs } = settingsOf(this.#options, options);
        return new EventStream(connect, signal, backoffMs, silenceMs);
    }
    #prepared(name, input) {
        return prepare(name, OPERATIONS[name], this.#baseUrl, input, this.#headers);
    }
    async #answered(name, input, options) {
        const request = await this.#prepared(name, input);
        const own = request.description.body === "application/x-ndjson" ? unhurried(options) : options;
        return this.#transport.send(request, settingsOf(this.#options, own), (response) => content(request, response));
    }
    /** A body that is read for as long as it comes. */
    #opened(request, options) {
        const settings = settingsOf(this.#options, options);
        return this.#transport.send(request, settings, (response, limit) => {
            limit.liftTime();
            return Promise.resolve({
                body: response.status === 204 ? undefined : (response.body ?? undefined),
                close: () => limit.abort(),
            });
        });
    }
}
/** How long an import takes depends on its size. */
function unhurried(options) {
    return { timeoutMs: UNLIMITED, deadlineMs: UNLIMITED, ...options };
}
async function content(request, response) {
    const text = await response.text().catch((error) => {
        throw broken(error);
    });
    return received(response, parsed(request, response, text));
}
function parsed({ operation, description }, response, text) {
    if (response.status === 304) {
        return undefined;
    }
    if (description.answer === "text") {
        return text;
    }
    try {
        return JSON.parse(text);
    }
    catch {
        throw new UnexpectedAnswerError(`${operation}: the answer is not JSON.`);
    }
}
