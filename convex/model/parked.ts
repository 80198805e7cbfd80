import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { Deliverable, Depth, ParkedWrite } from "../deliveryValidators";
import { isLive } from "../lib/expiry";
import type { Page } from "../validators";
import { ordered, type PageRequest, readPage } from "./pages";
import { type Binding, bindSession, userOfSession } from "./sessions";
import type { Moment } from "./vocabulary";

/** A session's that are delivered at once; the rest follows in the background. */
const MAX_OF_SESSION = 100;

/**
 * Keeps a write until its session is known. Null when it is kept; the session's user when it is
 * known by now, and nothing is. The same write again is kept once.
 */
export async function park(
  db: DatabaseWriter,
  parked: ParkedWrite,
  nowMs: number,
): Promise<string | null> {
  const userId = await userOfSession(db, parked.sessionId, nowMs);
  if (userId !== undefined) {
    return userId;
  }
  if ((await findParked(db, parked.id)) === null) {
    await db.insert("parked_writes", parked);
    await changeCount(db, 1);
  }
  return null;
}

/** A session's, in the order in which they were accepted. */
export async function parkedOfSession(
  db: DatabaseReader,
  sessionId: string,
  nowMs: number,
): Promise<ParkedWrite[]> {
  const parked = await parkedOf(db, sessionId).take(MAX_OF_SESSION);
  return parked.filter((write) => isLive(write, nowMs)).map(toParked);
}

/** Null when it is not there, or no longer. */
export async function findLive(
  db: DatabaseReader,
  id: string,
  nowMs: number,
): Promise<ParkedWrite | null> {
  const stored = await findParked(db, id);
  return stored !== null && isLive(stored, nowMs) ? toParked(stored) : null;
}

/** Binds a session to the user, and tells whether anything waits for that. */
export async function bindWaiting(
  db: DatabaseWriter,
  moment: Moment,
  sessionId: string,
  move = false,
): Promise<Binding> {
  const bound = await bindSession(db, moment, sessionId, move);
  return { bound, parked: await isParked(db, sessionId, moment.nowMs) };
}

/** Whether anything waits for the session. */
async function isParked(db: DatabaseReader, sessionId: string, nowMs: number): Promise<boolean> {
  for await (const write of parkedOf(db, sessionId)) {
    if (isLive(write, nowMs)) {
      return true;
    }
  }
  return false;
}

/** By the time of acceptance ascending. */
export function parkedOf(db: DatabaseReader, sessionId: string) {
  return db.query("parked_writes").withIndex("by_session", (q) => q.eq("sessionId", sessionId));
}

/** Everything that waits, in the order in which it was accepted. */
export async function listParked(
  db: DatabaseReader,
  page: PageRequest,
  nowMs: number,
): Promise<Page<ParkedWrite>> {
  const name = ["parked"];
  return await readPage(
    {
      name,
      source: inOrder(db, name, page.cursor),
      wanted: (write) => isLive(write, nowMs),
      position: (write) => [write.acceptedAtMs, write.id],
      item: toParked,
    },
    page.limit,
  );
}

/** True when it was there. */
export async function unpark(db: DatabaseWriter, id: string): Promise<boolean> {
  const stored = await findParked(db, id);
  if (stored === null) {
    return false;
  }
  await db.delete("parked_writes", stored._id);
  await changeCount(db, -1);
  return true;
}

/** How many wait, and since when; 0 when none does. */
export async function depth(db: DatabaseReader, nowMs: number): Promise<Depth> {
  const stored = await db.query("parked_count").first();
  const expired = await db
    .query("parked_writes")
    .withIndex("by_expiresAt", (q) => q.lte("expiresAtMs", nowMs))
    .take(MAX_OF_SESSION);
  const { items } = await listParked(db, { limit: 1 }, nowMs);
  return {
    count: Math.max(0, (stored?.count ?? 0) - expired.length),
    oldestAtMs: items[0]?.acceptedAtMs ?? 0,
  };
}

/** One document, since documents cannot be counted without being read. */
export async function changeCount(db: DatabaseWriter, by: number): Promise<void> {
  const stored = await db.query("parked_count").first();
  if (stored === null) {
    await db.insert("parked_count", { count: by });
  } else {
    await db.patch("parked_count", stored._id, { count: stored.count + by });
  }
}

/** A page of what waits although its session is known by now, in the order of acceptance. */
export async function deliverable(
  db: DatabaseReader,
  page: PageRequest,
  nowMs: number,
): Promise<Page<Deliverable>> {
  const name = ["deliverable"];
  return await readPage(
    {
      name,
      source: withUsers(db, inOrder(db, name, page.cursor), nowMs),
      wanted: ({ userId, parked }) => userId !== "" && isLive(parked, nowMs),
      position: ({ parked }) => [parked.acceptedAtMs, parked.id],
      item: (found) => found,
    },
    page.limit,
  );
}

/** Each with the user of its session; none is empty, unlike a user's id. A session is asked once. */
async function* withUsers(
  db: DatabaseReader,
  source: AsyncIterable<Doc<"parked_writes">>,
  nowMs: number,
): AsyncGenerator<Deliverable> {
  const users = new Map<string, string>();
  for await (const document of source) {
    const { sessionId } = document;
    const userId = users.get(sessionId) ?? (await userOfSession(db, sessionId, nowMs)) ?? "";
    users.set(sessionId, userId);
    yield { userId, parked: toParked(document) };
  }
}

function inOrder(db: DatabaseReader, name: string[], cursor: string | undefined) {
  const parked = () => db.query("parked_writes");
  return ordered(
    name,
    cursor,
    (at, id) => parked().withIndex("by_acceptedAt", (q) => q.eq("acceptedAtMs", at).gt("id", id)),
    (at) => parked().withIndex("by_acceptedAt", (q) => q.gt("acceptedAtMs", at)),
  );
}

async function findParked(db: DatabaseReader, id: string) {
  return await db
    .query("parked_writes")
    .withIndex("by_parkedId", (q) => q.eq("id", id))
    .unique();
}

function toParked(document: Doc<"parked_writes">): ParkedWrite {
  const { _id, _creationTime, ...parked } = document;
  return parked;
}
