/**
 * Reads an event stream piece by piece, as the HTML standard has it: lines end with CR, LF or CRLF,
 * an empty one ends an event, several `data` make several lines, and a colon begins a comment.
 */
export class EventParser {
    #rest = "";
    #afterCr = false;
    #event = "";
    #data = [];
    #id = "";
    #dispatchedId = "";
    #retryMs;
    /** The id to go on after. */
    get lastId() {
        return this.#dispatchedId;
    }
    /** What the server asks to wait before a new connection, in milliseconds. */
    get retryMs() {
        return this.#retryMs;
    }
    /** The events that end in this piece. */
    push(piece) {
        let text = piece;
        if (this.#afterCr && text.startsWith("\n")) {
            text = text.slice(1); // the other half of a line end
        }
        if (piece !== "") {
            this.#afterCr = piece.endsWith("\r");
        }
        const lines = text.split(/\r\n|\r|\n/);
        const last = lines.pop() ?? "";
        const events = [];
        for (const line of lines) {
            const whole = this.#rest + line;
            this.#rest = "";
            if (whole !== "") {
                this.#field(whole);
                continue;
            }
            const event = this.#dispatch();
            if (event) {
                events.push(event);
            }
        }
        this.#rest += last;
        return events;
    }
    /** A new connection: what was cut off is gone, the last id stays. */
    restart() {
        this.#rest = "";
        this.#afterCr = false;
        this.#id = this.#dispatchedId;
        this.#clear();
    }
    #field(line) {
        const colon = line.indexOf(":");
        const name = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
        if (name === "event") {
            this.#event = value;
        }
        else if (name === "data") {
            this.#data.push(value);
        }
        else if (name === "id" && !value.includes("\0")) {
            this.#id = value;
        }
        else if (name === "retry" && /^\d+$/.test(value)) {
            this.#retryMs = Number(value);
        }
    }
    #dispatch() {
        this.#dispatchedId = this.#id;
        const event = this.#data.length === 0
            ? undefined
            : { event: this.#event || "message", data: this.#data.join("\n"), id: this.#id };
        this.#clear();
        return event;
    }
    #clear() {
        this.#event = "";
        this.#data = [];
    }
}
