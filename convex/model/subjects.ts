import type { DatabaseReader } from "../_generated/server";
import type { Subject } from "../assessmentValidators";
import { isCurrent } from "../lib/factRules";
import { compareCodePoints } from "../lib/sets";
import { toFact } from "./facts";
import { findProfile } from "./profile";
import { scan, SCAN_DOCUMENTS } from "./scan";
import { userOfSession } from "./sessions";
import { listTrackedSkills } from "./trackedSkills";

/** As many facts that an assessment may repeat are told. */
const MAX_KNOWN = 500;
const KNOWN_BYTES = 4 * 2 ** 20;

/** The given user, or else the live session's; null when there is neither. */
export async function findSubject(
  db: DatabaseReader,
  sessionId: string,
  given: string | undefined,
  nowMs: number,
): Promise<Subject | null> {
  const userId = given ?? (await userOfSession(db, sessionId, nowMs));
  if (userId === undefined) {
    return null;
  }
  const skills = await listTrackedSkills(db, userId);
  const profile = await findProfile(db, userId);
  return {
    userId,
    trackedSkillIds: skills.map((skill) => skill.skillId),
    timeZone: profile?.timeZone,
    known: await knownHints(db, userId, nowMs),
  };
}

/** Current hints, levels among them; strongest first, then by factId. */
async function knownHints(db: DatabaseReader, userId: string, nowMs: number) {
  const { items } = await scan(
    db
      .query("users_memory_facts")
      .withIndex("by_user_kind", (q) => q.eq("userId", userId).eq("kind", "skill_hint")),
    (fact) => isCurrent(fact, nowMs),
    { items: SCAN_DOCUMENTS, bytes: KNOWN_BYTES, documents: SCAN_DOCUMENTS },
  );
  return items
    .sort((a, b) => a.strengthKey - b.strengthKey || compareCodePoints(a.factId, b.factId))
    .slice(0, MAX_KNOWN)
    .map(toFact);
}
