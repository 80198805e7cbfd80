import { ConvexError } from "convex/values";

/** Why a function refused. The caller decides on this, never on the message. */
export type FailureKind =
  /** The write contradicts what is stored, or its key was used for another request. */
  | "conflict"
  /** The document does not exist, has expired, or belongs to another user. */
  | "not_found"
  /** A stored list would become longer than its limit; `field` and `limit` say which. */
  | "limit_exceeded"
  /** The stored document is not the one that the caller had seen. */
  | "precondition_failed"
  /** The write was accepted before its person was erased. */
  | "erased"
  /** The cursor was not issued for this list. */
  | "invalid_cursor"
  | "invalid_argument";

/** The `errorData` of a refusal. Messages never carry a user's text, id or key. */
// A type and not an interface, since only types are assignable to Convex values.
export type Failure = {
  kind: FailureKind;
  message: string;
  field?: string;
  limit?: number;
};

export function conflict(message: string) {
  return refusal({ kind: "conflict", message });
}

export function notFound(message: string) {
  return refusal({ kind: "not_found", message });
}

export function limitExceeded(field: string, limit: number) {
  // Everything limited is a list, but for the preferences' open object.
  const unit = field === "extra" ? "bytes" : "entries";
  const message = `would hold more than ${String(limit)} ${unit}`;
  return refusal({ kind: "limit_exceeded", message, field, limit });
}

export function preconditionFailed() {
  const message = "The document has changed since it was read.";
  return refusal({ kind: "precondition_failed", message });
}

export function erased() {
  return refusal({
    kind: "erased",
    message: "The person was erased after the write was accepted.",
  });
}

export function invalidCursor() {
  const message = "The cursor is not one that this list returned.";
  return refusal({ kind: "invalid_cursor", message });
}

export function invalidArgument(field: string, message: string) {
  return refusal({ kind: "invalid_argument", message, field });
}

function refusal(failure: Failure) {
  return new ConvexError(failure);
}
