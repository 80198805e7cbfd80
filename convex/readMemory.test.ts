import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import {
  at,
  DAY,
  deployment,
  done,
  draft,
  episodeOf,
  finalizationOf,
  hint,
  metered,
  NOW,
  user,
  write,
} from "./memory.fixtures";
import { MAX_GONE } from "./model/revisions";
import type { MemoryRead } from "./model/memory";
import type { FactDraft } from "./validators";

type Deployment = ReturnType<typeof deployment>;
type Revision = MemoryRead["revision"];

const read = async (t: Deployment, known?: Revision) =>
  await t.query(internal.mem.readMemory, { ...user, maxFacts: 100, maxEpisodes: 20, known });

async function say(t: Deployment, ...drafts: FactDraft[]) {
  return done(await t.mutation(internal.mem.upsertFacts, { ...write, drafts })).flatMap(
    ({ fact }) => fact ?? [],
  );
}

const NONE = { facts: [], episodes: [] };

describe("readMemory", () => {
  test("of nobody is empty, and known as that", async () => {
    const t = deployment();
    const nobody = await read(t);
    expect(nobody).toEqual({
      revision: { epoch: "", revision: 0 },
      goals: [],
      trackedSkills: [],
      ...NONE,
      more: { facts: false, episodes: false },
    });
    expect((await read(t, nobody.revision)).gone).toEqual(NONE);
  });

  test("tells what expires and what was decided, and decides nothing", async () => {
    const t = deployment();
    const [fact] = await say(t, draft("Is tired", { expiresAtMs: NOW }));
    const consent = { consent: "memory", granted: false, createdAt: NOW, updatedAt: NOW };
    const until = { ...consent, expiresAtMs: NOW + 1 };
    await t.mutation(internal.mem.putConsent, { ...write, consent: until });
    const found = await read(t);
    expect(found.facts).toEqual([fact]);
    expect(found.consent).toEqual({ granted: false, expiresAtMs: NOW + 1 });
    await t.mutation(internal.mem.putConsent, { ...write, consent });
    expect(await read(t)).toMatchObject({ consent: { granted: false }, ...NONE });
  });

  test("tells a caller who knows it only what changed", async () => {
    const t = deployment();
    const [berlin, cat, dog] = await say(
      t,
      draft("Lives in Berlin", { slot: "home" }),
      draft("Has a cat"),
      draft("Has a dog"),
    );
    await t.mutation(internal.mem.ingestEpisodeSummary, { ...write, episode: episodeOf("e1") });
    const { revision } = await read(t);
    expect(await read(t, revision)).toMatchObject({ revision, ...NONE, gone: NONE });

    const [rome] = await say(t, draft("Lives in Rome", { slot: "home" }));
    await t.mutation(internal.mem.deleteFact, { ...write, factId: dog?.factId ?? "" });
    await t.mutation(internal.mem.deleteEpisode, { ...write, episodeId: "e1" });
    await t.mutation(internal.mem.ingestEpisodeSummary, { ...write, episode: episodeOf("e2") });
    await t.mutation(internal.mem.upsertPreference, { ...write, patch: { tone: "warm" } });
    const changes = await read(t, revision);
    expect(changes.facts.map(({ factId }) => factId).sort()).toEqual(
      [berlin?.factId, rome?.factId].sort(),
    );
    expect(changes.facts.find(({ factId }) => factId === berlin?.factId)).toMatchObject({
      supersededAtMs: NOW,
    });
    expect(changes.episodes.map(({ episodeId }) => episodeId)).toEqual(["e2"]);
    expect(changes.gone).toEqual({ facts: [dog?.factId], episodes: ["e1"] });
    expect(changes.preferences).toMatchObject({ tone: "warm" });
    expect(changes.facts).not.toContainEqual(cat);
  });

  test("tells all anew to who knows another epoch, or has missed too many deletions", async () => {
    const t = deployment();
    const { revision } = await read(t);
    await say(t, draft("Has a cat"));
    expect(await read(t, revision)).not.toHaveProperty("gone");
    const texts = Array.from({ length: MAX_GONE + 1 }, (_, i) => `Fact ${String(i)}`);
    const facts = await say(t, ...texts.map((text) => draft(text)));
    const known = (await read(t)).revision;
    for (const { factId } of facts.slice(1)) {
      await t.mutation(internal.mem.deleteFact, { ...write, factId });
    }
    expect((await read(t, known)).gone?.facts).toHaveLength(MAX_GONE);
    await t.mutation(internal.mem.deleteFact, { ...write, factId: facts[0]?.factId ?? "" });
    const anew = await read(t, known);
    expect(anew).not.toHaveProperty("gone");
    expect(anew.facts.map(({ text }) => text)).toEqual(["Has a cat"]);
  });

  test("tells all anew when much changed, or documents were erased", async () => {
    const t = deployment();
    await say(t, draft("Has a cat"));
    const { revision } = await read(t);
    for (let i = 0; i < 201; i += 67) {
      const texts = Array.from({ length: 67 }, (_, j) => `Fact ${String(i + j)}`);
      await say(t, ...texts.map((text) => draft(text)));
    }
    expect(await read(t, revision)).not.toHaveProperty("gone");
    const later = (await read(t)).revision;
    const tables = ["users_memory_facts" as const];
    await t.mutation(internal.admin.deleteByUser, { ...user, tables });
    expect(await read(t, later)).toMatchObject({ ...NONE, more: { facts: false } });
    expect(await read(t, later)).not.toHaveProperty("gone");
  });
});

describe("the query cache", () => {
  const wish = { ...user, maxFacts: 100, maxEpisodes: 20 };

  test("answers whoever asks again, whatever the time, until something changes", async () => {
    const backend = metered();
    const { t } = backend;
    await say(t, draft("Has a cat"));
    const ask = () => backend.metered(() => t.query(internal.mem.readMemory, wish));
    const first = await ask();
    expect(first.charge.documents).toBeGreaterThan(0);
    expect((await ask()).charge).toMatchObject({ fromCache: true, documents: 0 });
    await say(t, draft("Has a dog"));
    const again = await ask();
    expect(again.charge.fromCache).toBe(false);
    expect(again.result.facts).toHaveLength(2);
  });

  test("is not emptied by sessions and progress, nor by other people", async () => {
    const backend = metered();
    const { t } = backend;
    await say(t, draft("Has a cat"));
    await t.query(internal.mem.readMemory, wish);
    await t.mutation(internal.mem.touchSession, { ...write, sessionId: "s" });
    const bob = { userId: "bob", write: { nowMs: NOW } };
    await t.mutation(internal.mem.upsertFacts, { ...bob, drafts: [draft("Has a dog")] });
    const { charge } = await backend.metered(() => t.query(internal.mem.readMemory, wish));
    expect(charge.fromCache).toBe(true);
  });

  test("sees a goal, a skill and a profile that the host changes by itself", async () => {
    const { t } = metered();
    const times = { createdAt: NOW, updatedAt: NOW };
    const goal = { goalId: "g", title: "Run", status: "active" as const, tags: [], ...times };
    await t.mutation(internal.mem.addGoal, { ...write, goal });
    const { revision } = await read(t);
    expect((await read(t, revision)).goals).toHaveLength(1);
    await t.run(async (ctx) => {
      const stored = await ctx.db.query("users_goals").first();
      if (stored !== null) {
        await ctx.db.patch("users_goals", stored._id, { status: "completed" });
      }
      await ctx.db.insert("users_profile", { ...user, displayName: "Ada", ...times });
    });
    const changed = await read(t, revision);
    expect(changed).toMatchObject({ revision, goals: [], profile: { displayName: "Ada" } });
    expect(changed.gone).toEqual(NONE);
  });
});

test("what an assessment changes is told in a few documents", async () => {
  const backend = metered();
  const { t } = backend;
  for (let i = 0; i < 3; i++) {
    await say(
      t,
      ...Array.from({ length: 100 }, (_, j) => draft(`Statement ${String(i)} ${String(j)}`)),
    );
  }
  const finalization = finalizationOf("a");
  await t.mutation(internal.assessments.finalize, { ...at(NOW + DAY), finalization });
  const whole = { ...user, maxFacts: 1_000, maxEpisodes: 60 };
  const { revision } = await t.query(internal.mem.readMemory, whole);
  await t.mutation(internal.assessments.finalize, {
    ...at(NOW + 2 * DAY),
    finalization: finalizationOf("b", { facts: [hint("Smile"), hint("Breathe")] }),
  });
  const { result, charge } = await backend.metered(() =>
    t.query(internal.mem.readMemory, { ...whole, known: revision }),
  );
  expect(result.facts.map(({ text }) => text).sort()).toEqual(["Breathe", "Smile"]);
  expect(result.gone?.facts).toEqual(["hint Pause less"]);
  expect(charge.documents).toBeLessThan(10);
});
