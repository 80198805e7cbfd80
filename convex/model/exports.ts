import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";
import { invalidCursor } from "../errors";
import { type ExportRecord, MEMORY_TABLES, type MemoryTable } from "../exportValidators";
import { areStrings, decodeCursor, type ListName } from "../lib/cursor";
import { isLive } from "../lib/expiry";
import type { Page } from "../validators";
import { toConsent } from "./consents";
import { toEpisode } from "./episodes";
import { toFact } from "./facts";
import { toGamification } from "./gamification";
import { toGoal } from "./goals";
import { isCallers, toIdempotency } from "./idempotency";
import { type PageRequest, readPage } from "./pages";
import { toPreferences } from "./preferences";
import { toProfile } from "./profile";
import { toRollup } from "./progress";
import { toSession } from "./sessions";
import { type Table, TABLES } from "./tables";
import { toTrackedSkill } from "./trackedSkills";
import type { Moment } from "./vocabulary";

/** A document on its way into an export. */
type Entry = {
  record: ExportRecord;
  /** its table and natural key */
  position: string[];
  wanted: boolean;
};

/** All unexpired documents, table by table; within a table by natural key. */
export async function exportUser(
  db: DatabaseReader,
  moment: Moment,
  page: PageRequest,
): Promise<Page<ExportRecord>> {
  const name = ["export", moment.userId];
  return await readPage(
    {
      name,
      source: entries(db, moment, startOf(name, page.cursor)),
      wanted: (entry) => entry.wanted,
      position: (entry) => entry.position,
      item: (entry) => entry.record,
    },
    page.limit,
  );
}

function startOf(name: ListName, cursor: string | undefined): [MemoryTable, string[]?] {
  if (cursor === undefined) {
    return [MEMORY_TABLES[0] as MemoryTable];
  }
  const [table, ...key] = decodeCursor(name, cursor, areStrings);
  if (!MEMORY_TABLES.includes(table as MemoryTable)) {
    throw invalidCursor();
  }
  return [table as MemoryTable, key];
}

async function* entries(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  [first, after]: [MemoryTable, string[]?],
): AsyncGenerator<Entry> {
  for (const name of MEMORY_TABLES.slice(MEMORY_TABLES.indexOf(first))) {
    const table = TABLES[name] as Table<MemoryTable>;
    const documents = table.ofUser(db, userId, name === first ? after : undefined);
    for await (const document of documents) {
      yield {
        record: toRecord(name, document),
        position: [name, ...table.key(document)],
        wanted: isVisible(document, nowMs),
      };
    }
  }
}

function isVisible(document: Doc<MemoryTable>, nowMs: number): boolean {
  const live = !("expiresAtMs" in document) || isLive(document, nowMs);
  return live && (!("requestHash" in document) || isCallers(document));
}

/** The document without what belongs to the table. */
function toRecord(table: MemoryTable, document: Doc<MemoryTable>): ExportRecord {
  const convert = DOCUMENTS[table] as (document: Doc<MemoryTable>) => ExportRecord["document"];
  return { table, document: convert(document) } as ExportRecord;
}

const DOCUMENTS: {
  [T in MemoryTable]: (document: Doc<T>) => Extract<ExportRecord, { table: T }>["document"];
} = {
  users_profile: toProfile,
  users_preferences: toPreferences,
  users_privacy_consents: toConsent,
  users_goals: toGoal,
  tracked_skills: toTrackedSkill,
  users_memory_facts: toFact,
  users_memory_episodes: toEpisode,
  users_progress_daily: toRollup,
  users_gamification: toGamification,
  users_sessions: toSession,
  users_idempotency: toIdempotency,
  users_revisions: ({ revision }) => ({ revision }),
};
