import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { nextVersion } from "../lib/expiry";
import type { Moment } from "./vocabulary";

/** The version of the user's memory as a whole, 0 before the first write. */
export async function readRevision(db: DatabaseReader, userId: string): Promise<number> {
  return (await findRevision(db, userId))?.revision ?? 0;
}

/** The later of now and one more than before, where before is that of anyone erased at least. */
export async function raiseRevision(
  db: DatabaseWriter,
  { userId, nowMs }: Pick<Moment, "userId" | "nowMs">,
): Promise<void> {
  const stored = await findRevision(db, userId);
  if (stored === null) {
    const highest = (await findErased(db))?.highest ?? 0;
    await db.insert("users_revisions", { userId, revision: nextVersion(highest, nowMs) });
  } else {
    const revision = nextVersion(stored.revision, nowMs);
    await db.patch("users_revisions", stored._id, { revision });
  }
}

/** Documents were erased: what was read before is no longer current. */
export async function raiseAfterErasure(db: DatabaseWriter, userId: string): Promise<void> {
  const stored = await findRevision(db, userId);
  if (stored !== null) {
    await db.patch("users_revisions", stored._id, { revision: stored.revision + 1 });
  }
}

/** Before a user's revision is erased: nobody shall get it or a lower one again. */
export async function rememberErased(db: DatabaseWriter, userId: string): Promise<void> {
  const highest = await readRevision(db, userId);
  const erased = await findErased(db);
  if (erased === null) {
    await db.insert("erased_revisions", { highest });
  } else if (erased.highest < highest) {
    await db.patch("erased_revisions", erased._id, { highest });
  }
}

/** Takes over a revision from elsewhere, unless the one here is later. */
export async function importRevision(
  db: DatabaseWriter,
  { userId }: Moment,
  { revision }: { revision: number },
): Promise<"created" | "updated" | "unchanged"> {
  const stored = await findRevision(db, userId);
  if (stored === null) {
    await db.insert("users_revisions", { userId, revision });
    return "created";
  }
  if (stored.revision >= revision) {
    return "unchanged";
  }
  await db.patch("users_revisions", stored._id, { revision });
  return "updated";
}

export function toRevision({ revision }: Doc<"users_revisions">) {
  return { revision };
}

async function findRevision(db: DatabaseReader, userId: string) {
  return await db
    .query("users_revisions")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
}

async function findErased(db: DatabaseReader) {
  return await db.query("erased_revisions").first();
}
