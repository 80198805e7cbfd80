import { type Infer, v } from "convex/values";
import { preconditionFailed } from "../errors";

/**
 * What must be true of the stored document before it is replaced (RFC 9110, section 13.1.1); it was
 * last written at 0 while it has never been.
 */
export const precondition = v.union(
  v.object({ kind: v.literal("none") }),
  v.object({ kind: v.literal("exists") }),
  v.object({ kind: v.literal("updatedAt"), updatedAtMs: v.number() }),
);

export function checkPrecondition(
  condition: Infer<typeof precondition> = { kind: "none" },
  stored: { updatedAt: number } | null,
): void {
  const holds =
    condition.kind === "none" ||
    (condition.kind === "exists"
      ? stored !== null
      : (stored?.updatedAt ?? 0) === condition.updatedAtMs);
  if (!holds) {
    throw preconditionFailed();
  }
}
