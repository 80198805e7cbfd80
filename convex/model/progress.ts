import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { areTwoStrings, decodeCursor, type ListName } from "../lib/cursor";
import { avgLevel, first, merge } from "../lib/rollupMerge";
import type { Page, Rollup } from "../validators";
import { type PageRequest, readPage } from "./pages";
import { concat } from "./scan";
import { type Applied, changed, type Moment } from "./vocabulary";

/** The days of one skill, or of all, both ends included. */
export interface Days {
  /** YYYYMMDD */
  from: string;
  /** YYYYMMDD */
  to: string;
  skillId?: string;
}

/** Adds a report to its day and returns the day as stored now. */
export async function upsertDaily(
  db: DatabaseWriter,
  moment: Moment,
  added: Rollup,
): Promise<Applied<Rollup>> {
  const stored = await findRollup(db, moment.userId, added.dateYYYYMMDD, added.skillId);
  const value = stored === null ? first(added) : merge(toRollup(stored), added);
  await saveRollup(db, moment.userId, value, stored);
  return changed(value);
}

/** By date and then skillId ascending. */
export async function listDaily(
  db: DatabaseReader,
  { userId }: Moment,
  days: Days,
  page: PageRequest,
): Promise<Page<Rollup>> {
  const name = ["daily", userId, days.from, days.to, days.skillId];
  return await readPage(
    {
      name,
      source: rollups(db, userId, days, name, page.cursor),
      wanted: () => true,
      position: (rollup) => [rollup.dateYYYYMMDD, rollup.skillId],
      item: toRollup,
    },
    page.limit,
  );
}

function rollups(
  db: DatabaseReader,
  userId: string,
  { from, to, skillId }: Days,
  name: ListName,
  cursor: string | undefined,
) {
  const table = () => db.query("users_progress_daily");
  const after = cursor === undefined ? undefined : decodeCursor(name, cursor, areTwoStrings);
  if (skillId !== undefined) {
    return table().withIndex("by_user_skill_date", (q) => {
      const ofSkill = q.eq("userId", userId).eq("skillId", skillId);
      const lower = after
        ? ofSkill.gt("dateYYYYMMDD", after[0])
        : ofSkill.gte("dateYYYYMMDD", from);
      return lower.lte("dateYYYYMMDD", to);
    });
  }
  if (after === undefined) {
    return table().withIndex("by_user_date_skill", (q) =>
      q.eq("userId", userId).gte("dateYYYYMMDD", from).lte("dateYYYYMMDD", to),
    );
  }
  const [date, skill] = after;
  return concat(
    table().withIndex("by_user_date_skill", (q) =>
      q.eq("userId", userId).eq("dateYYYYMMDD", date).gt("skillId", skill),
    ),
    table().withIndex("by_user_date_skill", (q) =>
      q.eq("userId", userId).gt("dateYYYYMMDD", date).lte("dateYYYYMMDD", to),
    ),
  );
}

export async function saveRollup(
  db: DatabaseWriter,
  userId: string,
  rollup: Rollup,
  stored: Doc<"users_progress_daily"> | null,
): Promise<void> {
  const document = { userId, ...rollup, avgLevel: avgLevel(rollup) };
  if (stored === null) {
    await db.insert("users_progress_daily", document);
  } else {
    await db.replace("users_progress_daily", stored._id, document);
  }
}

export async function findRollup(
  db: DatabaseReader,
  userId: string,
  dateYYYYMMDD: string,
  skillId: string,
) {
  return await db
    .query("users_progress_daily")
    .withIndex("by_user_date_skill", (q) =>
      q.eq("userId", userId).eq("dateYYYYMMDD", dateYYYYMMDD).eq("skillId", skillId),
    )
    .unique();
}

export function toRollup(document: Doc<"users_progress_daily">): Rollup {
  const { _id, _creationTime, userId, avgLevel: _mean, ...rollup } = document;
  return rollup;
}
