import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import { strengthMs } from "./lib/factRules";
import { indexTerms } from "./lib/searchTerms";
import {
  at,
  DAY,
  deployment,
  done,
  draft,
  factOf,
  episodeOf,
  nightly,
  NOW,
  refusal,
  user,
  write,
} from "./memory.fixtures";
import type { Fact, FactDraft } from "./validators";

type Deployment = ReturnType<typeof deployment>;
const read = { ...user, nowMs: NOW, maxFacts: 100, maxEpisodes: 10 };

async function say(t: Deployment, ...drafts: FactDraft[]): Promise<Fact[]> {
  const said = await t.mutation(internal.mem.upsertFacts, { ...write, drafts });
  return done(said).flatMap(({ fact }) => fact ?? []);
}

const byId = (a: Fact, b: Fact) => (a.factId < b.factId ? -1 : 1);

describe("readContext", () => {
  test("of nobody is empty and complete", async () => {
    expect(await deployment().query(internal.mem.readContext, read)).toEqual({
      revision: 0,
      consented: true,
      sessionBound: false,
      snapshot: { facts: [], episodes: [], goals: [], trackedSkills: [], complete: true },
    });
  });

  test("has everything that is current", async () => {
    const t = deployment();
    const facts = await say(
      t,
      draft("Lives in Berlin", { slot: "home" }),
      draft("Lives in Rome", { slot: "home" }),
      draft("Has a cat"),
      draft("Is gone", { expiresAtMs: NOW + 1 }),
    );
    for (const [id, age] of Object.entries({ old: 2, b: 1, a: 1 })) {
      const episode = episodeOf(id, { createdAtMs: NOW - age });
      await t.mutation(internal.mem.ingestEpisodeSummary, { ...write, episode });
    }
    const times = { createdAt: NOW, updatedAt: NOW };
    for (const status of ["active", "paused"] as const) {
      const goal = { goalId: status, title: "t", status, tags: [], ...times };
      await t.mutation(internal.mem.addGoal, { ...write, goal });
    }
    const skill = { skillId: "talk", currentLevel: 5, order: 1, ...times };
    await t.mutation(internal.mem.putTrackedSkill, { ...write, skill });
    await t.mutation(internal.mem.putProfile, { ...write, profile: { displayName: "A" } });
    await t.mutation(internal.mem.upsertPreference, { ...write, patch: { tone: "warm" } });

    const found = await t.query(internal.mem.readContext, { ...read, nowMs: NOW + 1 });
    expect(found.snapshot).toEqual({
      facts: [facts[1], facts[2]].map((fact) => fact as Fact).sort(byId),
      episodes: ["a", "b", "old"].map((id): unknown => expect.objectContaining({ episodeId: id })),
      profile: { displayName: "A", ...times },
      preferences: { tone: "warm", updatedAt: NOW },
      goals: [expect.objectContaining({ goalId: "active" })],
      trackedSkills: [skill],
      complete: true,
    });
  });

  test("spares a caller who has the current revision", async () => {
    const t = deployment();
    await say(t, draft("Has a cat"));
    const { revision } = await t.query(internal.mem.readContext, read);
    const known = { ...read, knownRevision: revision };
    expect(await t.query(internal.mem.readContext, known)).toEqual({
      revision,
      consented: true,
      sessionBound: false,
    });
    await say(t, draft("Has a dog"));
    const changed = await t.query(internal.mem.readContext, known);
    expect(changed.revision).toBe(revision + 1);
    expect(changed.snapshot?.facts).toHaveLength(2);
  });

  test("without the consent is empty, whatever the caller knows", async () => {
    const t = deployment();
    await say(t, draft("Has a cat"));
    await t.mutation(internal.mem.upsertPreference, { ...write, patch: { tone: "warm" } });
    const { revision } = await t.query(internal.mem.readContext, read);
    const asking = { ...read, consentDefault: false, knownRevision: revision };
    expect(await t.query(internal.mem.readContext, asking)).toEqual({
      revision,
      consented: false,
      sessionBound: false,
      snapshot: { facts: [], episodes: [], goals: [], trackedSkills: [], complete: true },
    });
  });

  test("rises with every write, also within a millisecond and back in time", async () => {
    const t = deployment();
    const revisions: number[] = [];
    for (const nowMs of [NOW, NOW, NOW - 5, NOW + 9]) {
      await t.mutation(internal.mem.upsertPreference, { ...at(nowMs), patch: {} });
      revisions.push((await t.query(internal.mem.readContext, read)).revision);
    }
    expect(revisions).toEqual([NOW, NOW + 1, NOW + 2, NOW + 9]);
    await t.mutation(internal.mem.touchSession, { ...write, sessionId: "s" });
    await t.mutation(internal.mem.deleteGoal, { ...write, goalId: "absent" });
    expect((await t.query(internal.mem.readContext, read)).revision).toBe(NOW + 9);
  });

  test("has the strongest when there are too many, pinned ones first", async () => {
    const t = deployment();
    const facts = await say(
      t,
      ...Array.from({ length: 40 }, (_, i) =>
        draft(`Fact ${String(i)}`, {
          weight: 1 + (i % 9),
          createdAtMs: NOW - i * DAY,
          pinned: i === 39,
          expiresAtMs: i === 3 ? NOW + 1 : undefined,
        }),
      ),
    );
    // All have the same half-life of thirty days, and the pin does not decay.
    const weight = (fact: Fact) =>
      fact.pinned ? Infinity : fact.weight / 2 ** ((NOW - fact.createdAtMs) / (30 * DAY));
    const strongest = facts
      .filter((fact) => fact.expiresAtMs !== NOW + 1)
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, 10);
    const late = { ...read, nowMs: NOW + 1, maxFacts: 10 };
    const { snapshot } = await t.query(internal.mem.readContext, late);
    expect(snapshot?.facts).toEqual(strongest.sort(byId));
    expect(snapshot?.complete).toBe(false);
  });

  test("has the strongest half and the best matches of a question", async () => {
    const t = deployment();
    const strong = await say(
      t,
      ...Array.from({ length: 20 }, (_, i) =>
        draft(`Strong ${String(i)}`, { weight: 10 - i / 10 }),
      ),
    );
    const weak = await say(
      t,
      draft("Plays the cello on Sundays", { weight: 0.1 }),
      draft("Sold a cello", { weight: 0.1, slot: "x" }),
      draft("Has a guitar now", { weight: 0.1, slot: "x" }), // supersedes
      draft("Owns two instruments", { weight: 0.1, tags: ["cellos"] }),
      draft("Was given cellos", { weight: 0.1, expiresAtMs: NOW + 1 }),
    );
    const asked = { ...read, nowMs: NOW + 1, text: "Where is my CELLO?" };
    const facts = async (maxFacts: number) =>
      (await t.query(internal.mem.readContext, { ...asked, maxFacts })).snapshot?.facts;
    const matches = [weak[0], weak[3]] as Fact[];
    expect(await facts(3)).toEqual([...strong.slice(0, 2), matches[0] as Fact].sort(byId));
    expect(await facts(5)).toEqual([...strong.slice(0, 3), ...matches].sort(byId));
    expect(await facts(8)).toEqual([...strong.slice(0, 6), ...matches].sort(byId));
  });

  test.each([
    ["maxFacts", 0],
    ["maxFacts", 5_001],
    ["maxEpisodes", 501],
  ])("refuses %s of %d", async (field, value) => {
    const call = deployment().query(internal.mem.readContext, { ...read, [field]: value });
    expect(await refusal(call)).toMatchObject({ kind: "invalid_argument", field });
  });
});

describe("getContextForChat", () => {
  test("prefers what the chat is about, and the skills that are tracked", async () => {
    const t = deployment();
    await say(
      t,
      draft("of no skill", { weight: 1.2 }),
      draft("of another skill", { skillId: "write", weight: 1 }),
      draft("of the skill", { skillId: "talk", weight: 1 }),
      draft("with the tag", { tags: ["Travel"], weight: 1 }),
      draft("of both", { skillId: "talk", tags: ["travel"], weight: 1 }),
    );
    const texts = async (about: object) =>
      (await t.query(internal.mem.getContextForChat, { ...user, nowMs: NOW, ...about })).facts.map(
        ({ text }) => text,
      );
    const about = await texts({ skillIds: ["talk"], tags: ["TRAVEL"] });
    expect(about[0]).toBe("of both");
    expect(about.slice(1, 3).sort()).toEqual(["of the skill", "with the tag"]);
    expect(about.slice(3)).toEqual(["of no skill", "of another skill"]);
    const times = { createdAt: NOW, updatedAt: NOW };
    const skill = { skillId: "write", currentLevel: 5, order: 1, ...times };
    await t.mutation(internal.mem.putTrackedSkill, { ...write, skill });
    expect((await texts({}))[0]).toBe("of another skill");
    expect((await texts({ query: "Which other skills?" }))[0]).toMatch(/skill$/);
  });

  test("without a limit keeps to the default, less the buffer", async () => {
    const t = deployment();
    const drafts = Array.from({ length: 100 }, (_, i) =>
      draft(`Statement ${String(i)} ${"long ".repeat(10)}`),
    );
    await say(t, ...drafts);
    const context = await t.query(internal.mem.getContextForChat, { ...user, nowMs: NOW });
    expect(context.tokensEstimated).toBeLessThanOrEqual(972);
    expect(context.tokensEstimated).toBeGreaterThan(900);
    const limited = { ...user, nowMs: NOW, limitTokens: 200 };
    const smaller = await t.query(internal.mem.getContextForChat, limited);
    expect(smaller.tokensEstimated).toBeLessThanOrEqual(190);
    expect(smaller.facts.length).toBeGreaterThan(3);
  });

  test("is strongest first", async () => {
    const t = deployment();
    await say(
      t,
      draft("weak", { weight: 1 }),
      draft("fresh and strong", { weight: 8 }),
      draft("strong once", { weight: 9, createdAtMs: NOW - 90 * DAY }),
      draft("pinned", { weight: 5, pinned: true, createdAtMs: NOW - 900 * DAY }),
    );
    const context = await t.query(internal.mem.getContextForChat, { ...user, nowMs: NOW });
    expect(context.facts.map((fact) => fact.text)).toEqual([
      "fresh and strong",
      "pinned",
      "strong once",
      "weak",
    ]);
    expect(context.ctx_source).toBe("convex");
  });

  test.each([0, 1, 20, 60, 150, 1_000])("stays within %d tokens", async (limitTokens) => {
    const t = deployment();
    await say(
      t,
      ...Array.from({ length: 30 }, (_, i) =>
        draft(`Fact ${"long ".repeat(i)}`, { weight: 9 - i / 9 }),
      ),
    );
    for (let i = 0; i < 5; i++) {
      const episode = episodeOf(`e${String(i)}`, { createdAtMs: NOW - i });
      await t.mutation(internal.mem.ingestEpisodeSummary, { ...write, episode });
    }
    await t.mutation(internal.mem.upsertPreference, { ...write, patch: { tone: "warm" } });
    const args = { ...user, nowMs: NOW, limitTokens };
    const context = await t.query(internal.mem.getContextForChat, args);
    expect(context.tokensEstimated).toBeLessThanOrEqual(limitTokens);
    const text = JSON.stringify([
      context.preferences ?? [],
      context.facts.map((fact) => fact.text),
      context.episodes.map((episode) => episode.summary),
    ]);
    expect(text.length / 4).toBeLessThanOrEqual(Math.max(limitTokens, 3));
    if (limitTokens >= 150) {
      expect(context.facts.length).toBeGreaterThan(0);
      expect(context.episodes.length).toBeGreaterThan(0);
      expect(context.preferences).toBeDefined();
    }
  });

  test("without the consent is empty and says so", async () => {
    const t = deployment();
    await say(t, draft("Has a cat"));
    const asking = { ...user, nowMs: NOW, consentDefault: false };
    expect(await t.query(internal.mem.getContextForChat, asking)).toEqual({
      facts: [],
      episodes: [],
      goals: [],
      trackedSkills: [],
      ctx_source: "convex",
      reason: "consent_denied",
      tokensEstimated: 0,
    });
  });
});

describe("a user with thousands of facts", () => {
  const FACTS = nightly ? 50_000 : 5_000;
  // What the service asks for by default.
  const MAX_FACTS = 1_000;
  const MAX_EPISODES = 60;

  /** What one call may read before convex-test refuses: less than all facts in either tier. */
  const LIMITS = { documentsRead: 2 * MAX_FACTS + MAX_EPISODES + 20, bytesRead: 1.5 * 2 ** 20 };

  async function filled(): Promise<Deployment> {
    const t = deployment(LIMITS);
    for (let from = 0; from < FACTS; from += 5_000) {
      await t.run(async (ctx) => {
        for (let i = from; i < from + 5_000; i++) {
          const said = draft(`Statement ${String(i)} about topic ${String(i % 500)}`, {
            weight: 1 + (i % 1_000) / 125,
            createdAtMs: NOW - i * 60_000,
          });
          const fact = factOf(said, `fact_${String(i)}`);
          await ctx.db.insert("users_memory_facts", {
            ...user,
            ...fact,
            recencyKey: -fact.recordedAtMs,
            strengthKey: -strengthMs(fact),
          });
          const { factId } = fact;
          await ctx.db.insert("users_memory_terms", { ...user, factId, terms: indexTerms(fact) });
        }
      });
    }
    return t;
  }

  test(
    "is read within a bound of documents and bytes",
    { timeout: nightly ? 300_000 : 60_000 },
    async () => {
      const t = await filled();
      const many = { ...read, maxFacts: MAX_FACTS, maxEpisodes: MAX_EPISODES };
      const strongest = (await t.query(internal.mem.readContext, many)).snapshot;
      expect(strongest?.facts).toHaveLength(MAX_FACTS);
      expect(strongest?.complete).toBe(false);
      const asked = { ...many, text: "What was topic 499 about?" };
      const matching = (await t.query(internal.mem.readContext, asked)).snapshot;
      expect(matching?.facts).toHaveLength(MAX_FACTS);
      expect(matching?.facts.filter((fact) => fact.text.endsWith("topic 499"))).not.toHaveLength(0);
      const chat = { ...user, nowMs: NOW, limitTokens: 1_000, query: "topic 499" };
      const context = await t.query(internal.mem.getContextForChat, chat);
      expect(context.facts.length).toBeGreaterThan(20);
      const page = await t.query(internal.mem.listFacts, { ...user, nowMs: NOW, limit: 200 });
      expect(done(page).items).toHaveLength(200);
      const added = await say(t, draft("One more"));
      expect(added).toHaveLength(1);
    },
  );
});
