/** The token of now; who gives it is asked once for all calls that wait for it. */
export class Tokens {
    #source;
    #current;
    constructor(source) {
        this.#source = source;
    }
    async current() {
        if (this.#source === undefined || typeof this.#source === "string") {
            return this.#source;
        }
        this.#current ??= this.#ask(this.#source);
        return this.#current;
    }
    /** Another than the one that was refused; undefined when there is no other. */
    async renewed(refused) {
        if (typeof this.#source !== "function") {
            return undefined;
        }
        if ((await this.current()) === refused) {
            this.#current = undefined;
        }
        const token = await this.current();
        return token === refused ? undefined : token;
    }
    #ask(source) {
        const asked = (async () => source())();
        asked.catch(() => {
            if (this.#current === asked) {
                this.#current = undefined; // the next call asks again
            }
        });
        return asked;
    }
}
