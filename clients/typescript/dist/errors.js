/** All that this client throws of its own. None repeats what was sent. */
export class UserMemoryError extends Error {
    name = "UserMemoryError";
}
/** The service refused, or failed (RFC 9457). Decide by `code`. */
export class ProblemError extends UserMemoryError {
    name = "ProblemError";
    code;
    status;
    /** By which the service's log has more; absent when it was not the service that answered. */
    requestId;
    /** For people. */
    detail;
    /** What is wrong with the request, for `validation_error`; else empty. */
    fields;
    /** How long to wait before the next attempt, in milliseconds. */
    retryAfterMs;
    constructor(operation, status, headers, problem) {
        const code = problem.code ?? "http_error";
        super(`${operation}: ${String(status)} ${code}${problem.detail ? `. ${problem.detail}` : ""}`);
        this.code = code;
        this.status = status;
        this.requestId = problem.requestId ?? headers.get("X-Request-Id") ?? undefined;
        this.detail = problem.detail;
        this.fields = problem.errors ?? [];
        this.retryAfterMs = retryAfter(headers.get("Retry-After"));
    }
}
/** No answer, or only a part of one. A write may or may not have been done. */
export class ConnectionError extends UserMemoryError {
    name = "ConnectionError";
}
/** No answer in time. A write may or may not have been done. */
export class TimeoutError extends UserMemoryError {
    name = "TimeoutError";
}
/** An answer that the contract does not have: probably not from the service. */
export class UnexpectedAnswerError extends UserMemoryError {
    name = "UnexpectedAnswerError";
}
/** The error of an answer that is none of the good ones. */
export async function problemOf(operation, response) {
    const type = response.headers.get("Content-Type") ?? "";
    let problem = {};
    try {
        const body = type.includes("json") ? JSON.parse(await response.text()) : undefined;
        problem = typeof body === "object" && body !== null ? body : {};
    }
    catch {
        // The status says enough.
    }
    return new ProblemError(operation, response.status, response.headers, problem);
}
/** Seconds, or a date (RFC 9110); in milliseconds from now. */
function retryAfter(header) {
    if (header === null) {
        return undefined;
    }
    const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
    return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
