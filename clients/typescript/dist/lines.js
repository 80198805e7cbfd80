import { ConnectionError } from "./errors.js";
import { chunks } from "./streams.js";
/** The lines of a text that comes in pieces. */
export async function* linesOf(body) {
    let rest = "";
    for await (const text of chunks(body)) {
        const ended = text.split("\n");
        const last = ended.pop() ?? "";
        for (const line of ended) {
            yield rest + line;
            rest = "";
        }
        rest += last;
    }
    if (rest !== "") {
        yield rest;
    }
}
/**
 * An export, as it comes: each line as a value, or all of it as a file. It ends with a
 * ConnectionError when the connection does before the export.
 */
export class LineStream {
    #open;
    constructor(open) {
        this.#open = open;
    }
    async *[Symbol.asyncIterator]() {
        for await (const { value } of this.#lines()) {
            yield value;
        }
    }
    /** The lines as they are, without their ends. */
    async *text() {
        for await (const { line } of this.#lines()) {
            yield line;
        }
    }
    /** For a download; an import takes it as it is. */
    async blob() {
        const parts = [];
        for await (const line of this.text()) {
            parts.push(line, "\n");
        }
        return new Blob(parts, { type: "application/x-ndjson" });
    }
    async *#lines() {
        let ended = false;
        const { body, close } = await this.#open();
        try {
            for await (const line of linesOf(body)) {
                if (line !== "") {
                    const value = parsed(line);
                    ended = value.type === "end";
                    yield { line, value };
                }
            }
        }
        finally {
            close();
        }
        if (!ended) {
            throw new ConnectionError("The export ended before its last line.");
        }
    }
}
function parsed(line) {
    try {
        return JSON.parse(line);
    }
    catch (cause) {
        throw new ConnectionError("The export ended within a line.", { cause });
    }
}
