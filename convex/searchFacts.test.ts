import { describe, expect, test, vi } from "vitest";
import { internal } from "./_generated/api";
import { LAST_TERM } from "./lib/searchTerms";
import {
  at,
  DAY,
  deployment,
  done,
  draft,
  factOf,
  metered,
  NOW,
  user,
  write,
} from "./memory.fixtures";
import type { FactDraft } from "./validators";

type Deployment = ReturnType<typeof deployment>;

async function say(t: Deployment, ...drafts: FactDraft[]) {
  return done(await t.mutation(internal.mem.upsertFacts, { ...write, drafts })).map(
    ({ factId }) => factId,
  );
}

const texts = async (t: Deployment, text: string) =>
  (await t.query(internal.mem.searchFacts, { ...user, text })).map((fact) => fact.text).sort();

const termsOf = async (t: Deployment) =>
  await t.run(async (ctx) => (await ctx.db.query("users_memory_terms").collect()).length);

describe("searchFacts", () => {
  test("finds the words of a question and no others that begin like them", async () => {
    const t = deployment();
    await say(t, draft("Likes art"), draft("Knows Arthur"), draft("Has artisans as friends"));
    expect(await texts(t, "What about art?")).toEqual(["Likes art"]);
    expect(await texts(t, "the of and")).toEqual([]);
    expect(await texts(t, LAST_TERM.slice(0, 3))).toEqual([]);
  });

  test("finds what is said now, and nothing that is superseded or gone", async () => {
    const t = deployment();
    const [berlin] = await say(t, draft("Lives in Berlin", { slot: "home" }));
    await say(t, draft("Lives in Rome", { slot: "home" }));
    expect(await texts(t, "live")).toEqual(["Lives in Rome"]);
    expect(await termsOf(t)).toBe(1);
    const later = { ...at(NOW + DAY), drafts: [draft("Lives in Berlin", { slot: "home" })] };
    later.drafts.forEach((said) => (said.createdAtMs = NOW + DAY));
    await t.mutation(internal.mem.upsertFacts, later);
    expect(await texts(t, "live")).toEqual(["Lives in Berlin"]);
    const patch = { tags: ["harbour"] };
    await t.mutation(internal.mem.patchFact, { ...write, factId: berlin ?? "", patch });
    expect(await texts(t, "harbour")).toEqual(["Lives in Berlin"]);
    await t.mutation(internal.mem.deleteFact, { ...write, factId: berlin ?? "" });
    expect(await texts(t, "live")).toEqual([]);
    expect(await termsOf(t)).toBe(0);
  });

  test("asks for a hundred at most, whatever there is", async () => {
    const backend = metered();
    for (let i = 0; i < 3; i++) {
      const drafts = Array.from({ length: 100 }, (_, j) =>
        draft(`Topic ${String(i)} ${String(j)}`),
      );
      await say(backend.t, ...drafts);
    }
    const { result, charge } = await backend.metered(() =>
      backend.t.query(internal.mem.searchFacts, { ...user, text: "topic" }),
    );
    expect(result).toHaveLength(100);
    expect(charge.documents).toBe(200);
  });

  test("terms go with their facts when these are erased or swept", async () => {
    const t = deployment();
    await say(t, draft("Is tired", { expiresAtMs: NOW + 1 }), draft("Has a cat"));
    await t.mutation(internal.mem.upsertFacts, {
      userId: "bob",
      write: { nowMs: NOW },
      drafts: [draft("Has a dog")],
    });
    await t.mutation(internal.cron.ttlSweep, { nowMs: NOW + 1 });
    expect(await termsOf(t)).toBe(2);
    await t.mutation(internal.admin.deleteByUser, { ...user, tables: ["users_memory_facts"] });
    expect(await termsOf(t)).toBe(1);
    await t.mutation(internal.admin.deleteByUser, { userId: "bob" });
    expect(await termsOf(t)).toBe(0);
  });
});

/** As functions from before `users_memory_terms` stored them. */
async function sayAsBefore(t: Deployment, count: number) {
  await t.run(async (ctx) => {
    for (let i = 0; i < count; i++) {
      const { pinned, ...fact } = factOf(draft(`Old statement ${String(i)}`), `old_${String(i)}`);
      const keys = { recencyKey: -NOW, strengthKey: -NOW };
      await ctx.db.insert("users_memory_facts", {
        ...user,
        ...fact,
        ...keys,
        terms: "old statement",
      });
    }
  });
}

describe("moveTerms", () => {
  test("moves old facts page by page until none is left", async () => {
    vi.useFakeTimers();
    const t = deployment();
    await sayAsBefore(t, 250);
    await t.mutation(internal.cron.moveTerms, {});
    expect(await termsOf(t)).toBe(100);
    await t.finishAllScheduledFunctions(vi.runAllTimers);
    vi.useRealTimers();
    expect(await termsOf(t)).toBe(250);
    expect(await texts(t, "old statement")).toHaveLength(100);
    await t.mutation(internal.cron.moveTerms, {});
    expect(await termsOf(t)).toBe(250);
  });

  test("is not needed for what is written anyway", async () => {
    const t = deployment();
    await sayAsBefore(t, 2);
    await t.mutation(internal.mem.patchFact, { ...write, factId: "old_0", patch: { weight: 2 } });
    expect(await texts(t, "statement")).toEqual(["Old statement 0"]);
    await t.mutation(internal.mem.deleteFact, { ...write, factId: "old_1" });
    expect(await termsOf(t)).toBe(1);
  });
});
