import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import type { Deliverable, Depth, ParkedWrite } from "../deliveryValidators";
import { isLive } from "../lib/expiry";
import type { Page } from "../validators";
import { ordered, type PageRequest, readPage } from "./pages";
import { concat, LIST_BYTES, scan } from "./scan";
import { type Binding, bindSession, userOfSession } from "./sessions";
import type { Moment } from "./vocabulary";

/** A session's that are delivered at once; the rest follows in the background. */
const MAX_OF_SESSION = 100;

/** In one page. */
const MAX_ERASED = 500;

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
  const parked = await ofSession(db, sessionId).take(MAX_OF_SESSION);
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
  for await (const write of ofSession(db, sessionId)) {
    if (isLive(write, nowMs)) {
      return true;
    }
  }
  return false;
}

function ofSession(db: DatabaseReader, sessionId: string) {
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
  await removeParked(db, stored === null ? [] : [stored]);
  return stored !== null;
}

/**
 * Deletes what is parked for the sessions of a person who is erased. False when there is more of it
 * than one page takes.
 */
export async function eraseParked(
  db: DatabaseWriter,
  sessions: { sessionId: string }[],
): Promise<boolean> {
  const parked = concat(...sessions.map(({ sessionId }) => ofSession(db, sessionId)));
  const bounds = { items: MAX_ERASED, bytes: LIST_BYTES, documents: MAX_ERASED };
  const { items, more } = await scan(parked, () => true, bounds);
  await removeParked(db, items);
  return !more;
}

export async function removeParked(
  db: DatabaseWriter,
  parked: Doc<"parked_writes">[],
): Promise<void> {
  for (const { _id } of parked) {
    await db.delete("parked_writes", _id);
  }
  if (parked.length > 0) {
    await changeCount(db, -parked.length);
  }
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
async function changeCount(db: DatabaseWriter, by: number): Promise<void> {
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
