import { TimeoutError } from "./errors.js";
import { UNLIMITED } from "./options.js";

/** The longest that a timer takes, in milliseconds; beyond that it would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A signal that the caller's ends, or the time. */
export class Limit {
  readonly #controller = new AbortController();
  readonly #callers: AbortSignal | undefined;
  readonly #end = () => {
    this.#controller.abort(this.#callers?.reason);
  };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(operation: string, callers: AbortSignal | undefined, ms: number) {
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

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whoever is reading now takes as long as it takes, and the caller can still end it. */
  liftTime(): void {
    clearTimeout(this.#timer);
  }

  /** Ends what is under way, too. */
  abort(): void {
    this.end();
    this.#controller.abort();
  }

  end(): void {
    this.liftTime();
    this.#callers?.removeEventListener("abort", this.#end);
  }
}
