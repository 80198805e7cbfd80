import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import {
  at,
  DAY,
  deployment,
  done,
  draft,
  factOf,
  NOW,
  refusal,
  user,
  write,
} from "./memory.fixtures";
import type { Fact, FactDraft, FactFilter, FactUpsert } from "./validators";

type Deployment = ReturnType<typeof deployment>;

type Said = FactUpsert & { fact: Fact };

async function say(t: Deployment, nowMs: number, ...drafts: FactDraft[]): Promise<Said[]> {
  return done(await t.mutation(internal.mem.upsertFacts, { ...at(nowMs), drafts })) as Said[];
}

async function list(t: Deployment, nowMs = NOW, filter: FactFilter = {}, limit = 200) {
  return done(await t.query(internal.mem.listFacts, { ...user, nowMs, filter, limit })).items;
}

/** Said some milliseconds later. */
function later(text: string, afterMs: number, more: Partial<FactDraft> = {}): FactDraft {
  return draft(text, { createdAtMs: NOW + afterMs, ...more });
}

/** As stored: what was said and its id. */
function stored(said: FactDraft, result: Said | undefined): Fact {
  return factOf(said, result?.fact.factId);
}

describe("upsertFacts", () => {
  test("keeps every field and derives the id", async () => {
    const t = deployment();
    const said = draft('Prefers "tea" 🍵', {
      kind: "preference",
      tags: ["drinks", "日本"],
      skillId: "talk",
      sessionId: "s-1",
      slot: "drink",
      pinned: true,
    });
    const [result] = await say(t, NOW, said);
    expect(result).toEqual({
      factId: expect.any(String) as string,
      fact: stored(said, result),
      result: "created",
      supersededFactIds: [],
    });
    expect(result?.fact.factId).toMatch(/^fact_[0-9a-f]{32}$/);
    expect(await list(t)).toEqual([stored(said, result)]);
  });

  test("reads a document without a pin as not pinned", async () => {
    const t = deployment();
    const [said] = await say(t, NOW, draft("Has a cat"));
    await t.run(async (ctx) => {
      for await (const { _id } of ctx.db.query("users_memory_facts")) {
        await ctx.db.patch("users_memory_facts", _id, { pinned: undefined });
      }
    });
    expect(await list(t)).toEqual([said?.fact]);
  });

  test("uses the id that the caller derived", async () => {
    const t = deployment();
    const [result] = await say(t, NOW, draft("Has a cat", { factId: "fact_given" }));
    expect(result?.fact.factId).toBe("fact_given");
  });

  test("says the same statement again: reinforced, within one batch too", async () => {
    const t = deployment();
    const said = draft("Has a cat", { weight: 2, tags: ["pets"] });
    const [first, second] = await say(t, NOW, said, said);
    const once = stored(said, first);
    const twice = { ...once, weight: 2.8 }; // a tenth of the way from 2 to 10
    expect(second).toEqual({
      factId: twice.factId,
      fact: twice,
      result: "reinforced",
      supersededFactIds: [],
    });
    const again = draft("has a CAT!", { createdAtMs: NOW + 5 });
    const [third] = await say(t, NOW + 5, again);
    expect(third?.fact).toEqual({
      ...twice,
      weight: expect.closeTo(3.52) as number,
      lastReinforcedAtMs: NOW + 5,
    });
    expect(await list(t)).toEqual([third?.fact]);
  });

  test("takes the slot of what was current in it", async () => {
    const t = deployment();
    const [berlin] = await say(t, NOW, draft("Lives in Berlin", { slot: "home" }));
    await say(t, NOW, draft("Works in Potsdam", { slot: "work" }));
    const [rome] = await say(t, NOW + 1, later("Lives in Rome", 1, { slot: "home" }));
    expect(rome).toMatchObject({
      result: "superseded",
      supersededFactIds: [berlin?.fact.factId],
    });
    expect((await list(t)).map((fact) => fact.text).sort()).toEqual([
      "Lives in Rome",
      "Works in Potsdam",
    ]);
    const all = await list(t, NOW, { includeSuperseded: true });
    expect(all).toContainEqual({ ...berlin?.fact, supersededAtMs: NOW + 1 });
  });

  test("a superseded statement said again takes its slot back, even unnamed", async () => {
    const t = deployment();
    await say(t, NOW, draft("Lives in Berlin", { slot: "home" }));
    const [rome] = await say(t, NOW + 1, later("Lives in Rome", 1, { slot: "home" }));
    const [back] = await say(t, NOW + 2, later("Lives in Berlin", 2));
    expect(back).toMatchObject({
      result: "superseded",
      supersededFactIds: [rome?.fact.factId],
    });
    expect(await list(t)).toEqual([back?.fact]);
  });

  test("what was so earlier is superseded at once, whenever it is told", async () => {
    const t = deployment();
    const [rome] = await say(t, NOW, later("Lives in Rome", 0, { slot: "home" }));
    const [berlin] = await say(t, NOW + 1, later("Lived in Berlin", -9, { slot: "home" }));
    expect(berlin).toMatchObject({
      result: "created",
      fact: { supersededAtMs: NOW },
      supersededFactIds: [],
    });
    expect(await list(t, NOW + 1)).toEqual([rome?.fact]);
    const factId = rome?.fact.factId ?? "";
    const history = { ...user, nowMs: NOW, factId };
    expect(done(await t.query(internal.mem.factHistory, history))).toHaveLength(2);
    expect(await list(t, NOW + 1, { asOfMs: NOW - 1 })).toEqual([berlin?.fact]);
    expect(await list(t, NOW + 1, { asOfMs: NOW - 10 })).toEqual([]);
    done(await t.mutation(internal.mem.deleteFact, { ...write, factId }));
    expect(await list(t, NOW + 1)).toEqual([]);
  });

  test("an expired fact counts as absent", async () => {
    const t = deployment();
    const old = draft("Has a cat", { weight: 9, slot: "pet", expiresAtMs: NOW + 1 });
    await say(t, NOW, old, draft("Has a dog", { slot: "pet", expiresAtMs: NOW + 1 }));
    const again = draft("Has a cat", { slot: "pet", createdAtMs: NOW + 1 });
    const [result] = await say(t, NOW + 1, again);
    expect(result).toEqual({
      factId: expect.any(String) as string,
      fact: stored(again, result),
      result: "created",
      supersededFactIds: [],
    });
    expect(await t.run((ctx) => ctx.db.query("users_memory_facts").collect())).toHaveLength(2);
  });

  test("of others are never touched", async () => {
    const t = deployment();
    const bob = { userId: "bob", write: { nowMs: NOW } };
    const drafts = [draft("Lives in Berlin", { slot: "home" })];
    done(await t.mutation(internal.mem.upsertFacts, { ...bob, drafts }));
    const [mine] = await say(t, NOW, draft("Lives in Rome", { slot: "home" }));
    expect(mine?.result).toBe("created");
    expect(await list(t)).toHaveLength(1);
  });

  test("without the consent nothing is stored", async () => {
    const t = deployment();
    const asking = { ...user, write: { nowMs: NOW, consentDefault: false } };
    const denied = { kind: "denied", consent: "memory" };
    const drafts = [draft("Has a cat")];
    expect(await t.mutation(internal.mem.upsertFacts, { ...asking, drafts })).toEqual(denied);
    const query = { ...user, nowMs: NOW, consentDefault: false, limit: 9 };
    expect(await t.query(internal.mem.listFacts, query)).toEqual(denied);
    expect(await list(t)).toEqual([]);
  });

  test("at most a hundred at a time", async () => {
    const t = deployment();
    const drafts = Array.from({ length: 101 }, (_, i) => draft(`Fact ${String(i)}`));
    const call = t.mutation(internal.mem.upsertFacts, { ...write, drafts });
    expect(await refusal(call)).toMatchObject({ kind: "invalid_argument", field: "drafts" });
  });
});

describe("listFacts", () => {
  const drafts = Array.from({ length: 25 }, (_, i) =>
    draft(`Fact ${String(i)}`, {
      createdAtMs: NOW - Math.floor(i / 5), // five at a time are tied
      kind: i % 2 === 0 ? "bio" : "skill_hint",
      skillId: i % 3 === 0 ? "talk" : undefined,
      sessionId: i % 4 === 0 ? "s" : undefined,
      tags: i % 5 === 0 ? ["five"] : [],
      expiresAtMs: i % 7 === 6 ? NOW : undefined,
    }),
  );
  const byRecency = (a: Fact, b: Fact) =>
    b.recordedAtMs - a.recordedAtMs || (a.factId < b.factId ? -1 : 1);

  test.each<FactFilter>([
    {},
    { kind: "bio" },
    { skillId: "talk" },
    { kind: "bio", skillId: "talk" },
    { sessionId: "s" },
    { tag: "FIVE", words: "act 1" },
  ])("pages through %o, newest first and then by id", async (filter) => {
    const t = deployment();
    const facts = (await say(t, NOW - 9, ...drafts)).map(({ fact }) => fact);
    const expected = facts
      .filter((fact) => fact.expiresAtMs === undefined)
      .filter((fact) => filter.kind === undefined || fact.kind === filter.kind)
      .filter((fact) => filter.skillId === undefined || fact.skillId === filter.skillId)
      .filter((fact) => filter.sessionId === undefined || fact.sessionId === filter.sessionId)
      .filter((fact) => filter.tag === undefined || /^Fact 1/.test(fact.text))
      .filter((fact) => filter.tag === undefined || fact.tags.length > 0)
      .sort(byRecency);
    const seen: Fact[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const args = { ...user, nowMs: NOW, filter, limit: 2, cursor };
      const page = done(await t.query(internal.mem.listFacts, args));
      expect(page.items.length).toBe(Math.min(2, expected.length - seen.length));
      seen.push(...page.items);
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== undefined);
    expect(seen).toEqual(expected);
    expect(pages).toBe(Math.ceil(expected.length / 2));
  });

  test("refuses a cursor of anything else", async () => {
    const t = deployment();
    await say(t, NOW, ...drafts);
    const args = { ...user, nowMs: NOW, limit: 2 };
    const { nextCursor: cursor = "" } = done(await t.query(internal.mem.listFacts, args));
    const others = [
      t.query(internal.mem.listFacts, { ...args, cursor: "nonsense" }),
      t.query(internal.mem.listFacts, { ...args, cursor: `${cursor}x` }),
      t.query(internal.mem.listFacts, { ...args, cursor, userId: "bob" }),
      t.query(internal.mem.listFacts, { ...args, cursor, filter: { kind: "bio" } }),
      t.query(internal.mem.listEpisodes, { ...args, cursor }),
      t.query(internal.admin.exportPage, { ...args, cursor }),
    ];
    for (const other of others) {
      expect(await refusal(other)).toMatchObject({ kind: "invalid_cursor" });
    }
  });

  test.each([0, 201, 1.5])("refuses a limit of %d", async (limit) => {
    const call = deployment().query(internal.mem.listFacts, { ...user, limit });
    expect(await refusal(call)).toMatchObject({ kind: "invalid_argument", field: "limit" });
  });

  test("ends a page early rather than read too many bytes", async () => {
    const t = deployment({ bytesRead: 6 * 2 ** 20 });
    const big = "ü".repeat(8_000 * 8);
    for (let i = 0; i < 5; i++) {
      const batch = Array.from({ length: 10 }, (_, j) => draft(`${big}${String(i * 10 + j)}`));
      await say(t, NOW, ...batch);
    }
    const args = { ...user, nowMs: NOW, limit: 200 };
    const page = done(await t.query(internal.mem.listFacts, args));
    expect(page.items.length).toBeGreaterThan(20);
    expect(page.items.length).toBeLessThan(50);
    const rest = await t.query(internal.mem.listFacts, { ...args, cursor: page.nextCursor });
    expect(page.items.length + done(rest).items.length).toBe(50);
  });
});

describe("patchFact and deleteFact", () => {
  test("change what is named", async () => {
    const t = deployment();
    const [said] = await say(t, NOW, draft("Has a cat", { tags: ["pets"] }));
    const factId = said?.fact.factId ?? "";
    const patch = { tags: ["cats"], weight: 4.5, pinned: true, expiresAtMs: NOW + DAY };
    const patched = await t.mutation(internal.mem.patchFact, { ...write, factId, patch });
    expect(done(patched)).toEqual({ ...said?.fact, ...patch });
    expect(await list(t)).toEqual([{ ...said?.fact, ...patch }]);
  });

  test("an absent or expired fact is not found, and deleting it is false", async () => {
    const t = deployment();
    const [said] = await say(t, NOW, draft("Has a cat", { expiresAtMs: NOW + 1 }));
    const factId = said?.fact.factId ?? "";
    const late = { ...at(NOW + 1), factId };
    const patching = t.mutation(internal.mem.patchFact, { ...late, patch: {} });
    expect(await refusal(patching)).toMatchObject({ kind: "not_found" });
    const ofOther = t.mutation(internal.mem.patchFact, {
      userId: "bob",
      factId,
      patch: {},
      write: { nowMs: NOW },
    });
    expect(await refusal(ofOther)).toMatchObject({ kind: "not_found" });
    expect(done(await t.mutation(internal.mem.deleteFact, { ...write, factId }))).toBe(true);
    expect(done(await t.mutation(internal.mem.deleteFact, { ...write, factId }))).toBe(false);
  });

  test("deleting is possible without the consent", async () => {
    const t = deployment();
    const [said] = await say(t, NOW, draft("Has a cat"));
    const args = { ...user, factId: said?.fact.factId ?? "" };
    const asking = { nowMs: NOW, consentDefault: false };
    expect(done(await t.mutation(internal.mem.deleteFact, { ...args, write: asking }))).toBe(true);
  });
});
