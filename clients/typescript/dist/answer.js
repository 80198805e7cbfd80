/** What is asked for, once it is there: `await` it, or ask for the headers, too. */
export class Answer {
    [Symbol.toStringTag] = "Answer";
    #received;
    constructor(received) {
        this.#received = received;
    }
    withResponse() {
        return this.#received;
    }
    then(done, failed) {
        return this.#received.then(({ data }) => data).then(done, failed);
    }
    catch(failed) {
        return this.then(undefined, failed);
    }
    finally(last) {
        return this.then().finally(last);
    }
}
export function received(response, data) {
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
