import { ConnectionError, UserMemoryError } from "./errors.js";

/** A body that comes for as long as it comes. */
export interface Connection {
  /** Absent when there is nothing to come (204). */
  readonly body: ReadableStream<Uint8Array> | undefined;
  readonly close: () => void;
}

/** The text of a body, piece by piece. Who stops reading ends the connection. */
export async function* chunks(body: Connection["body"]): AsyncGenerator<string, void> {
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
  } catch (error) {
    throw error instanceof TypeError ? broken(error) : error;
  } finally {
    reader.cancel().catch(() => undefined); // it has ended, or nobody listens
  }
}

/** `fetch` and its streams throw a TypeError for whatever happens to a connection. */
export function broken(cause: unknown): UserMemoryError {
  return new ConnectionError("The connection failed.", { cause });
}
