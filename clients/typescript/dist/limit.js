import { TimeoutError } from "./errors.js";
import { UNLIMITED } from "./options.js";
/** The longest that a timer takes, in milliseconds; beyond that it would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** A signal that the caller's ends, or the time. */
export class Limit {
    #controller = new AbortController();
    #callers;
    #end = () => {
        this.#controller.abort(this.#callers?.reason);
    };
    #timer;
    constructor(operation, callers, ms) {
        this.#callers = callers;
        callers?.addEventListener("abort", this.#end);
        if (callers?.aborted) {
            this.#end();
        }
        if (ms !== UNLIMITED) {
            const late = new TimeoutError(`${operation}: no answer within ${String(Math.ceil(ms))} ms.`);
            this.#timer = setTimeout(() => this.#controller.abort(late), Math.min(ms, LONGEST_TIMER_MS));
        }
    }
    get signal() {
        return this.#controller.signal;
    }
    /** Whoever is reading now takes as long as it takes, and the caller can still end it. */
    liftTime() {
        clearTimeout(this.#timer);
    }
    /** Ends what is under way, too. */
    abort() {
        this.end();
        this.#controller.abort();
    }
    end() {
        this.liftTime();
        this.#callers?.removeEventListener("abort", this.#end);
    }
}
