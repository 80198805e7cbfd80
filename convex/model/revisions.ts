import { type Infer, v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { nextVersion } from "../lib/expiry";
import type { Moment, Writing } from "./vocabulary";

type Stored = Doc<"users_revisions"> | null;

/** So many deletions are told one by one; who has missed more reads everything again. */
export const MAX_GONE = 32;

/**
 * The version of the user's memory as a whole. `epoch` is the id of its document, which Convex never
 * gives twice: what was read before an erasure is never taken for what came after it.
 */
export const revision = v.object({ epoch: v.string(), revision: v.number() });
export type Revision = Infer<typeof revision>;

/** 0 in no epoch before the first write. */
export function revisionOf(stored: Stored): Revision {
  return stored === null
    ? { epoch: "", revision: 0 }
    : { epoch: stored._id, revision: stored.revision };
}

/** A write that has not changed anything yet. */
export async function begin(db: DatabaseReader, moment: Moment): Promise<Writing> {
  const before = await findRevision(db, moment.userId);
  return { ...moment, before, revision: nextVersion(before?.revision, moment.nowMs), gone: [] };
}

/** Something changed: to the later of now and one more than before. */
export async function raiseRevision(db: DatabaseWriter, at: Writing): Promise<void> {
  const { userId, before, revision } = at;
  const gone = [...(before?.gone ?? []), ...at.gone.map((each) => ({ ...each, revision }))];
  const told = gone.slice(-MAX_GONE);
  const untold = gone[gone.length - told.length - 1]?.revision ?? before?.goneUntil;
  const document = { userId, revision, gone: told, goneUntil: untold };
  if (before === null) {
    await db.insert("users_revisions", document);
  } else {
    await db.replace("users_revisions", before._id, document);
  }
}

/** Documents were erased: what was read before is no longer current, nor anything to build on. */
export async function raiseAfterErasure(db: DatabaseWriter, userId: string): Promise<void> {
  const stored = await findRevision(db, userId);
  if (stored !== null) {
    const revision = stored.revision + 1;
    await db.patch("users_revisions", stored._id, { revision, gone: [], goneUntil: revision });
  }
}

/** Takes over a revision from elsewhere, unless the one here is later. */
export function importRevision(
  at: Writing,
  { revision }: { revision: number },
): "created" | "updated" | "unchanged" {
  if (at.before !== null && at.before.revision >= revision) {
    return "unchanged";
  }
  at.revision = nextVersion(revision, at.revision);
  return at.before === null ? "created" : "updated";
}

export function toRevision({ revision }: Doc<"users_revisions">) {
  return { revision };
}

export async function findRevision(db: DatabaseReader, userId: string): Promise<Stored> {
  return await db
    .query("users_revisions")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
}
