import type { TokenSource } from "./options.js";

/** The token of now; who gives it is asked once for all calls that wait for it. */
export class Tokens {
  readonly #source: TokenSource | undefined;
  #current: Promise<string> | undefined;

  constructor(source: TokenSource | undefined) {
    this.#source = source;
  }

  async current(): Promise<string | undefined> {
    if (this.#source === undefined || typeof this.#source === "string") {
      return this.#source;
    }
    this.#current ??= this.#ask(this.#source);
    return this.#current;
  }

  /** Another than the one that was refused; undefined when there is no other. */
  async renewed(refused: string | undefined): Promise<string | undefined> {
    if (typeof this.#source !== "function") {
      return undefined;
    }
    if ((await this.current()) === refused) {
      this.#current = undefined;
    }
    const token = await this.current();
    return token === refused ? undefined : token;
  }

  #ask(source: () => string | Promise<string>): Promise<string> {
    const asked = (async () => source())();
    asked.catch(() => {
      if (this.#current === asked) {
        this.#current = undefined; // the next call asks again
      }
    });
    return asked;
  }
}
