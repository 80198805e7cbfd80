import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";
import type { ListName } from "../lib/cursor";
import { isLive } from "../lib/expiry";
import type { Fact, FactFilter, FactKind, Page } from "../validators";
import { toFact } from "./facts";
import { ordered, type PageRequest, readPage } from "./pages";
import type { Moment } from "./vocabulary";

type FactDocument = Doc<"users_memory_facts">;

/** Unexpired facts, the latest taken first, then by factId ascending. */
export async function listFacts(
  db: DatabaseReader,
  { userId, nowMs }: Moment,
  filter: FactFilter,
  page: PageRequest,
): Promise<Page<Fact>> {
  const { kind, skillId, includeSuperseded = false } = filter;
  const name = ["facts", userId, kind, skillId, includeSuperseded];
  return await readPage(
    {
      name,
      source: candidates(db, userId, filter, name, page.cursor),
      wanted: (fact) =>
        isLive(fact, nowMs) &&
        (includeSuperseded || fact.supersededAtMs === undefined) &&
        (kind === undefined || fact.kind === kind),
      position: (fact) => [fact.recencyKey, fact.factId],
      item: toFact,
    },
    page.limit,
  );
}

function candidates(
  db: DatabaseReader,
  userId: string,
  { kind, skillId }: FactFilter,
  name: ListName,
  cursor: string | undefined,
): AsyncIterable<FactDocument> {
  if (skillId !== undefined) {
    return bySkill(db, userId, skillId, name, cursor);
  }
  if (kind !== undefined) {
    return byKind(db, userId, kind, name, cursor);
  }
  const facts = () => db.query("users_memory_facts");
  return ordered(
    name,
    cursor,
    (key, id) =>
      facts().withIndex("by_user", (q) =>
        q.eq("userId", userId).eq("recencyKey", key).gt("factId", id),
      ),
    (key) => facts().withIndex("by_user", (q) => q.eq("userId", userId).gt("recencyKey", key)),
  );
}

function bySkill(
  db: DatabaseReader,
  userId: string,
  skillId: string,
  name: ListName,
  cursor: string | undefined,
) {
  const facts = () => db.query("users_memory_facts");
  return ordered(
    name,
    cursor,
    (key, id) =>
      facts().withIndex("by_user_skill", (q) =>
        q.eq("userId", userId).eq("skillId", skillId).eq("recencyKey", key).gt("factId", id),
      ),
    (key) =>
      facts().withIndex("by_user_skill", (q) =>
        q.eq("userId", userId).eq("skillId", skillId).gt("recencyKey", key),
      ),
  );
}

function byKind(
  db: DatabaseReader,
  userId: string,
  kind: FactKind,
  name: ListName,
  cursor: string | undefined,
) {
  const facts = () => db.query("users_memory_facts");
  return ordered(
    name,
    cursor,
    (key, id) =>
      facts().withIndex("by_user_kind", (q) =>
        q.eq("userId", userId).eq("kind", kind).eq("recencyKey", key).gt("factId", id),
      ),
    (key) =>
      facts().withIndex("by_user_kind", (q) =>
        q.eq("userId", userId).eq("kind", kind).gt("recencyKey", key),
      ),
  );
}
