import { getConvexSize } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseWriter } from "../_generated/server";
import type { MemoryTable } from "../exportValidators";

/** The writes whose recorded outcome repeats documents of a table and nothing else. */
const WRITES: Record<MemoryTable, string[]> = {
  users_profile: ["mem:putProfile"],
  users_preferences: ["mem:upsertPreference"],
  users_privacy_consents: ["mem:putConsent"],
  users_goals: ["mem:addGoal", "mem:updateGoal"],
  tracked_skills: ["mem:putTrackedSkill"],
  users_memory_facts: ["mem:upsertFacts", "mem:patchFact"],
  users_memory_episodes: ["mem:ingestEpisodeSummary"],
  users_progress_daily: ["progress:upsertDaily"],
  users_gamification: ["gamification:update"],
  users_sessions: [],
  users_idempotency: [],
  users_revisions: [],
};

/** What an assessment's outcome has instead, once a table is erased; undefined is left out. */
const IN_ASSESSMENT: Partial<Record<MemoryTable, object>> = {
  users_memory_facts: { facts: [] },
  users_memory_episodes: { episode: undefined },
  users_progress_daily: { rollups: [] },
  users_gamification: { gamification: undefined },
};

const ASSESSMENT = "assessments:finalize";
const PAGE_BYTES = 8 * 2 ** 20;

/**
 * Removes what recorded outcomes repeat of erased tables. An assessment's record stays without it,
 * since a repeated assessment must not count twice. True when a further page is needed.
 */
export async function forgetOutcomes(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
): Promise<boolean> {
  const { found, more } = await read(db, userId);
  const writes = tables.flatMap((table) => WRITES[table]);
  for (const document of found) {
    const { operation = "" } = document;
    if (writes.includes(operation)) {
      await db.delete("users_idempotency", document._id);
    } else if (operation === ASSESSMENT && document.part === undefined) {
      await forgetParts(db, document, found, tables);
    }
  }
  return more;
}

async function forgetParts(
  db: DatabaseWriter,
  document: Doc<"users_idempotency">,
  all: Doc<"users_idempotency">[],
  tables: readonly MemoryTable[],
) {
  if (document.outcome === undefined) {
    return; // another record of the same write has it
  }
  const rest = all.filter(({ key, part }) => key === document.key && part !== undefined);
  const outcome = [document, ...rest].map((part) => part.outcome).join("");
  const kept = JSON.stringify(
    Object.assign(JSON.parse(outcome) as object, ...tables.map((table) => IN_ASSESSMENT[table])),
  );
  if (kept !== outcome) {
    for (const part of rest) {
      await db.delete("users_idempotency", part._id);
    }
    await db.patch("users_idempotency", document._id, { outcome: kept });
  }
}

/** A page of the user's records, a write's parts never torn apart. */
async function read(db: DatabaseWriter, userId: string) {
  const found: Doc<"users_idempotency">[] = [];
  let bytes = 0;
  const records = db
    .query("users_idempotency")
    .withIndex("by_user_key", (q) => q.eq("userId", userId));
  for await (const document of records) {
    if (bytes > PAGE_BYTES && document.part === undefined) {
      return { found, more: true };
    }
    found.push(document);
    bytes += getConvexSize(document);
  }
  return { found, more: false };
}
