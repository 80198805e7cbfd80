/** An answer with what its headers say. */
export interface Received<T> {
  readonly data: T;
  readonly status: number;
  readonly requestId: string | undefined;
  /** For `ifMatch` and `ifNoneMatch`. */
  readonly etag: string | undefined;
  /** Whether the write had been done before, under the same key. */
  readonly replayed: boolean;
  readonly headers: Headers;
}

/** What is asked for, once it is there: `await` it, or ask for the headers, too. */
export class Answer<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = "Answer";
  readonly #received: Promise<Received<T>>;

  constructor(received: Promise<Received<T>>) {
    this.#received = received;
  }

  withResponse(): Promise<Received<T>> {
    return this.#received;
  }

  then<A = T, B = never>(
    done?: ((data: T) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#received.then(({ data }) => data).then(done, failed);
  }

  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, failed);
  }

  finally(last?: (() => void) | null): Promise<T> {
    return this.then().finally(last);
  }
}

export function received<T>(response: Response, data: T): Received<T> {
  const { headers, status } = response;
  return {
    data,
    status,
    requestId: headers.get("X-Request-Id") ?? undefined,
    etag: headers.get("ETag") ?? undefined,
    replayed: headers.get("Idempotency-Replayed") === "true",
    headers,
  };
}
