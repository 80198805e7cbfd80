import { type Infer, v } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { isLive } from "../lib/expiry";
import { boundSinceMs } from "../lib/sessionRules";
import type { Session } from "../validators";
import { begin, raiseRevision } from "./revisions";
import type { Moment } from "./vocabulary";

/** What became of asking for a session. */
export const binding = v.object({
  bound: v.union(v.literal("bound"), v.literal("moved"), v.literal("taken")),
  /** whether writes wait for it */
  parked: v.boolean(),
});
export type Binding = Infer<typeof binding>;

/**
 * Binds the session to the user, seen now, unless it is somebody else's: only asking for it moves it,
 * reading never does.
 */
export async function touchSession(
  db: DatabaseWriter,
  moment: Moment,
  sessionId: string,
): Promise<void> {
  await bindSession(db, moment, sessionId, false);
}

/** Binds it, from somebody else only when it is to `move`. */
export async function bindSession(
  db: DatabaseWriter,
  moment: Moment,
  sessionId: string,
  move: boolean,
): Promise<Binding["bound"]> {
  const stored = await findSession(db, sessionId);
  const others = stored !== null && stored.userId !== moment.userId && isLive(stored, moment.nowMs);
  if (others && !move) {
    return "taken";
  }
  const expiresAtMs = moment.nowMs + moment.sessionTtlMs;
  const session = { sessionId, lastSeenAtMs: moment.nowMs, expiresAtMs };
  await saveSession(db, moment.userId, session, stored);
  if (!others) {
    return "bound";
  }
  await tellFormerUser(db, moment, stored.userId);
  return "moved";
}

/** Who knows a binding asks for it again only when its user's revision has risen. */
async function tellFormerUser(db: DatabaseWriter, moment: Moment, userId: string): Promise<void> {
  const at = await begin(db, { ...moment, userId });
  if (at.before !== null) {
    await raiseRevision(db, at);
  }
}

/** Whose session it is now. */
export async function userOfSession(
  db: DatabaseReader,
  sessionId: string,
  nowMs: number,
): Promise<string | undefined> {
  const session = await findSession(db, sessionId);
  return session !== null && isLive(session, nowMs) ? session.userId : undefined;
}

export async function saveSession(
  db: DatabaseWriter,
  userId: string,
  session: Session,
  stored: Doc<"users_sessions"> | null,
): Promise<void> {
  const document = { userId, ...session };
  if (stored === null) {
    await db.insert("users_sessions", document);
  } else {
    await db.replace("users_sessions", stored._id, document);
  }
}

/** Whether the session is bound to the user, seen within the last half of its time to live. */
export async function isBound(
  db: DatabaseReader,
  moment: Moment,
  sessionId: string,
): Promise<boolean> {
  const session = await findSession(db, sessionId);
  return (
    session?.userId === moment.userId &&
    isLive(session, moment.nowMs) &&
    session.lastSeenAtMs >= boundSinceMs(moment.nowMs, moment.sessionTtlMs)
  );
}

/** When it was last seen, if it is the user's. */
export async function findBinding(db: DatabaseReader, userId: string, sessionId: string) {
  const session = await findSession(db, sessionId);
  if (session?.userId !== userId) {
    return null;
  }
  const { lastSeenAtMs, expiresAtMs } = session;
  return { lastSeenAtMs, expiresAtMs };
}

export async function findSession(db: DatabaseReader, sessionId: string) {
  return await db
    .query("users_sessions")
    .withIndex("by_session", (q) => q.eq("sessionId", sessionId))
    .unique();
}

export function toSession(document: Doc<"users_sessions">): Session {
  const { _id, _creationTime, userId, ...session } = document;
  return session;
}
