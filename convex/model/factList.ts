import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader } from "../_generated/server";
import type { ListName } from "../lib/cursor";
import { isLive } from "../lib/expiry";
import { wants } from "../lib/factFilter";
import { holderAt, wasSo } from "../lib/factRules";
import type { Fact, FactFilter, FactKind, Page } from "../validators";
import { factsInSlot, toFact } from "./facts";
import { ordered, type PageRequest, readPage } from "./pages";
import type { Moment } from "./vocabulary";

type FactDocument = Doc<"users_memory_facts">;

/** A fact, and whether it was so at the time that is asked for. */
type Candidate = { fact: FactDocument; so: boolean };

/**
 * Unexpired facts, the latest record first, then by factId ascending: an order that nothing said later
 * changes.
 */
export async function listFacts(
  db: DatabaseReader,
  moment: Moment,
  filter: FactFilter,
  page: PageRequest,
): Promise<Page<Fact>> {
  const { kind, skillId, sessionId, slot, tag, words, includeSuperseded = false, asOfMs } = filter;
  const { userId, nowMs } = moment;
  const name = ["facts", userId, kind, skillId, sessionId, slot, tag, words];
  const list = [...name, includeSuperseded, asOfMs];
  return await readPage(
    {
      name: list,
      source: whenSo(db, moment, candidates(db, userId, filter, list, page.cursor), asOfMs),
      wanted: ({ fact, so }) => so && isLive(fact, nowMs) && wants(filter, fact),
      position: ({ fact }) => [fact.recencyKey, fact.factId],
      item: ({ fact }) => toFact(fact),
    },
    page.limit,
  );
}

/** A slot is read once, whatever facts it has. */
async function* whenSo(
  db: DatabaseReader,
  moment: Moment,
  facts: AsyncIterable<FactDocument>,
  asOfMs: number | undefined,
): AsyncGenerator<Candidate> {
  const holders = new Map<string, string | undefined>();
  for await (const fact of facts) {
    const { slot } = fact;
    if (asOfMs !== undefined && slot !== undefined && !holders.has(slot)) {
      const holder = holderAt(await factsInSlot(db, moment, slot), asOfMs);
      holders.set(slot, holder?.factId);
    }
    const holds = slot === undefined || holders.get(slot) === fact.factId;
    yield { fact, so: asOfMs === undefined || (holds && wasSo(fact, asOfMs)) };
  }
}

function candidates(
  db: DatabaseReader,
  userId: string,
  { kind, skillId, sessionId }: FactFilter,
  name: ListName,
  cursor: string | undefined,
): AsyncIterable<FactDocument> {
  if (skillId !== undefined) {
    return bySkill(db, userId, skillId, name, cursor);
  }
  if (kind !== undefined) {
    return byKind(db, userId, kind, name, cursor);
  }
  if (sessionId !== undefined) {
    return bySession(db, userId, sessionId, name, cursor);
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

function bySession(
  db: DatabaseReader,
  userId: string,
  sessionId: string,
  name: ListName,
  cursor: string | undefined,
) {
  const facts = () => db.query("users_memory_facts");
  return ordered(
    name,
    cursor,
    (key, id) =>
      facts().withIndex("by_user_session", (q) =>
        q.eq("userId", userId).eq("sessionId", sessionId).eq("recencyKey", key).gt("factId", id),
      ),
    (key) =>
      facts().withIndex("by_user_session", (q) =>
        q.eq("userId", userId).eq("sessionId", sessionId).gt("recencyKey", key),
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
