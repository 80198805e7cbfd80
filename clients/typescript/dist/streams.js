import { ConnectionError, UserMemoryError } from "./errors.js";
/** The text of a body, piece by piece. Who stops reading ends the connection. */
export async function* chunks(body) {
    if (!body) {
        return;
    }
    const reader = body.getReader();
    const decoder = new TextDecoder();
    try {
        for (;;) {
            const { done, value } = await reader.read();
            if (done) {
                return;
            }
            yield decoder.decode(value, { stream: true });
        }
    }
    catch (error) {
        throw error instanceof TypeError ? broken(error) : error;
    }
    finally {
        reader.cancel().catch(() => undefined); // it has ended, or nobody listens
    }
}
/** `fetch` and its streams throw a TypeError for whatever happens to a connection. */
export function broken(cause) {
    return new ConnectionError("The connection failed.", { cause });
}
