import { ConnectionError } from "./errors.js";
import { EventParser } from "./parser.js";
import { passes, sleep, waitAfter } from "./retry.js";
import { chunks, type Connection } from "./streams.js";

/** Opens a connection; the first time within the call's deadline, then with the last id. */
export type Connect = (lastId: string) => Promise<Connection>;

/** What the server says to wait when it says nothing, in milliseconds. */
const RETRY_MS = 1_000;

/**
 * Events as they come, with a new connection whenever one ends, after the last event that came.
 * It ends when the caller's signal does, when the loop over it is left, when the server says so, or
 * with the error of a server that will not have it.
 */
export class EventStream<T extends { event: string; id: string; data: unknown }>
  implements AsyncIterable<T>
{
  readonly #connect: Connect;
  readonly #signal: AbortSignal | undefined;
  readonly #backoffMs: number;
  readonly #silenceMs: number;

  constructor(
    connect: Connect,
    signal: AbortSignal | undefined,
    backoffMs: number,
    silenceMs: number,
  ) {
    this.#connect = connect;
    this.#signal = signal;
    this.#backoffMs = backoffMs;
    this.#silenceMs = silenceMs;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    const parser = new EventParser();
    let connection = await this.#connect("");
    while (connection.body) {
      try {
        for await (const piece of this.#pieces(connection)) {
          for (const { event, id, data } of parser.push(piece)) {
            const told = { event, id, data: JSON.parse(data) as unknown } as T;
            yield told;
            if (isLast(told)) {
              return;
            }
          }
        }
      } catch (error) {
        this.#signal?.throwIfAborted();
        if (!passes(error)) {
          throw error;
        }
      } finally {
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
  async #again(lastId: string): Promise<Connection> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#connect(lastId);
      } catch (error) {
        if (!passes(error)) {
          throw error;
        }
        await sleep(waitAfter(error, attempt, this.#backoffMs), this.#signal);
      }
    }
  }

  async *#pieces({ body, close }: Connection): AsyncGenerator<string, void> {
    const heard = { silent: false };
    let timer: ReturnType<typeof setTimeout> | undefined;
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
    } catch (error) {
      throw heard.silent ? new ConnectionError("The stream fell silent.") : error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The service says so when another connection would end as this one. */
function isLast({ event, data }: { event: string; data: unknown }): boolean {
  return event === "end" && (data as { reconnect?: boolean }).reconnect === false;
}
