import { Answer, received, type Received } from "./answer.js";
import { UnexpectedAnswerError } from "./errors.js";
import { EventStream } from "./events.js";
import { Operations, OPERATIONS, type OperationName } from "./generated/operations.js";
import { Limit } from "./limit.js";
import { LineStream } from "./lines.js";
import { settingsOf, UNLIMITED, type CallOptions, type ClientOptions } from "./options.js";
import { prepare, type Prepared } from "./request.js";
import { broken, type Connection } from "./streams.js";
import { Transport } from "./transport.js";
import type { Events, Input, Item, Lines, Page, Paged } from "./types.js";

/**
 * The service: a method for every operation of the contract, by its name there.
 *
 * A method takes path, query and header parameters by name, and a `body`. It repeats what may be
 * repeated and throws a ProblemError, ConnectionError or TimeoutError for what went wrong.
 */
export class UserMemoryClient extends Operations {
  readonly #options: ClientOptions;
  readonly #baseUrl: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #transport: Transport;

  constructor(options: ClientOptions = {}) {
    super();
    this.#options = options;
    this.#baseUrl = (options.baseUrl ?? "").replace(/\/+$/, "");
    if (!("location" in globalThis) && !URL.canParse(this.#baseUrl)) {
      throw new TypeError("baseUrl must be the service's address, such as http://127.0.0.1:8080.");
    }
    this.#headers = options.headers ?? {};
    this.#transport = new Transport(options);
  }

  /** The pages of a list, from the given `cursor` or the first on. */
  async *pages<K extends Paged>(
    name: K,
    input: Input<K>,
    options?: CallOptions,
  ): AsyncGenerator<Page<K>, void> {
    let cursor = (input as { cursor?: string }).cursor;
    do {
      const page = await this.call(name, { ...input, cursor }, options);
      yield page;
      cursor = (page as { nextCursor?: string }).nextCursor;
    } while (cursor !== undefined);
  }

  /** All items of a list; a page is asked for when the one before has been used up. */
  async *items<K extends Paged>(
    name: K,
    input: Input<K>,
    options?: CallOptions,
  ): AsyncGenerator<Item<K>, void> {
    for await (const page of this.pages(name, input, options)) {
      yield* (page as { items: Item<K>[] }).items;
    }
  }

  protected override call(name: OperationName, input: object, options?: CallOptions) {
    return new Answer<never>(this.#answered(name, input, options));
  }

  protected override lines(name: OperationName, input: object, options?: CallOptions): Lines {
    return new LineStream(async () => this.#opened(await this.#prepared(name, input), options));
  }

  protected override events(name: OperationName, input: object, options?: CallOptions): Events {
    const connect = async (lastId: string) => {
      const request = await this.#prepared(name, input);
      if (lastId !== "") {
        request.init.headers.set("Last-Event-ID", lastId);
      }
      return this.#opened(request, options);
    };
    const { signal, backoffMs, silenceMs } = settingsOf(this.#options, options);
    return new EventStream(connect, signal, backoffMs, silenceMs);
  }

  #prepared(name: OperationName, input: object): Promise<Prepared> {
    return prepare(name, OPERATIONS[name], this.#baseUrl, input, this.#headers);
  }

  async #answered(name: OperationName, input: object, options?: CallOptions) {
    const request = await this.#prepared(name, input);
    const own = request.description.body === "application/x-ndjson" ? unhurried(options) : options;
    return this.#transport.send(request, settingsOf(this.#options, own), (response) =>
      content(request, response),
    );
  }

  /** A body that is read for as long as it comes. */
  #opened(request: Prepared, options?: CallOptions): Promise<Connection> {
    const settings = settingsOf(this.#options, options);
    return this.#transport.send(request, settings, (response, limit: Limit) => {
      limit.liftTime();
      return Promise.resolve({
        body: response.status === 204 ? undefined : (response.body ?? undefined),
        close: () => limit.abort(),
      });
    });
  }
}

/** How long an import takes depends on its size. */
function unhurried(options: CallOptions | undefined): CallOptions {
  return { timeoutMs: UNLIMITED, deadlineMs: UNLIMITED, ...options };
}

async function content(request: Prepared, response: Response): Promise<Received<never>> {
  const text = await response.text().catch((error: unknown) => {
    throw broken(error);
  });
  return received(response, parsed(request, response, text) as never);
}

function parsed({ operation, description }: Prepared, response: Response, text: string): unknown {
  if (response.status === 304) {
    return undefined;
  }
  if (description.answer === "text") {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UnexpectedAnswerError(`${operation}: the answer is not JSON.`);
  }
}
