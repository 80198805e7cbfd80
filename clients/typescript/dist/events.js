import { ConnectionError } from "./errors.js";
import { EventParser } from "./parser.js";
import { passes, sleep, waitAfter } from "./retry.js";
import { chunks } from "./streams.js";
/** What the server says to wait when it says nothing, in milliseconds. */
const RETRY_MS = 1_000;
/**
 * Events as they come, with a new connection whenever one ends, after the last event that came.
 * It ends when the caller's signal does, when the loop over it is left, when the server says so, or
 * with the error of a server that will not have it.
 */
export class EventStream {
    #connect;
    #signal;
    #backoffMs;
    #silenceMs;
    constructor(connect, signal, backoffMs, silenceMs) {
        this.#connect = connect;
        this.#signal = signal;
        this.#backoffMs = backoffMs;
        this.#silenceMs = silenceMs;
    }
    async *[Symbol.asyncIterator]() {
        const parser = new EventParser();
        let connection = await this.#connect("");
        while (connection.body) {
            try {
                for await (const piece of this.#pieces(connection)) {
                    for (const { event, id, data } of parser.push(piece)) {
                        const told = { event, id, data: JSON.parse(data) };
                        yield told;
                        if (isLast(told)) {
                            return;
                        }
                    }
                }
            }
            catch (error) {
                this.#signal?.throwIfAborted();
                if (!passes(error)) {
                    throw error;
                }
            }
            finally {
                connection.close();
            }
            parser.restart();
            // Not all at once, when an instance ends that many were connected to.
            await sleep((parser.retryMs ?? RETRY_MS) * (0.5 + Math.random()), this.#signal);
            connection = await this.#again(parser.lastId);
        }
        connection.close();
    }
    /** As often as it takes: a chat may be open through a night without a network. */
    async #again(lastId) {
        for (let attempt = 1;; attempt++) {
            try {
                return await this.#connect(lastId);
            }
            catch (error) {
                if (!passes(error)) {
                    throw error;
                }
                await sleep(waitAfter(error, attempt, this.#backoffMs), this.#signal);
            }
        }
    }
    async *#pieces({ body, close }) {
        const heard = { silent: false };
        let timer;
        const listen = () => {
            clearTimeout(timer);
            timer = setTimeout(() => {
                heard.silent = true;
                close();
            }, this.#silenceMs);
        };
        try {
            listen();
            for await (const piece of chunks(body)) {
                listen();
                yield piece;
            }
        }
        catch (error) {
            throw heard.silent ? new ConnectionError("The stream fell silent.") : error;
        }
        finally {
            clearTimeout(timer);
        }
    }
}
/** The service says so when another connection would end as this one. */
function isLast({ event, data }) {
    return event === "end" && data.reconnect === false;
}
