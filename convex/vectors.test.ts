/** What a model makes of facts, and that it goes with them. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import {
  at,
  DAY,
  deployment,
  done,
  draft,
  metered,
  NOW,
  refusal,
  user,
  write,
} from "./memory.fixtures";
import type { FactDraft } from "./validators";

type Deployment = ReturnType<typeof deployment>;

async function say(t: Deployment, ...drafts: FactDraft[]) {
  const said = done(await t.mutation(internal.mem.upsertFacts, { ...write, drafts }));
  return said.map(({ factId }) => factId);
}

const keep = (t: Deployment, factIds: string[], model = "m", vector = "fwE=") =>
  t.mutation(internal.mem.keepFactVectors, {
    ...user,
    vectors: factIds.map((factId) => ({ factId, model, vector })),
  });

const kept = async (t: Deployment, model = "m") =>
  (await t.query(internal.mem.factVectors, { ...user, model })).items;

/** In as many pages as it takes. */
async function missing(t: Deployment, model = "m", limit = 200, nowMs = NOW) {
  const texts: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const args = { ...user, model, nowMs, limit, cursor };
    const page = done(await t.query(internal.mem.factsWithoutVector, args));
    texts.push(...page.items.map(({ text }) => text));
    cursor = page.nextCursor;
  }
  return texts.sort();
}

const rest = async (t: Deployment) =>
  await t.run(async (ctx) => (await ctx.db.query("users_memory_fact_vectors").collect()).length);

describe("keepFactVectors", () => {
  test("keeps one of each fact, that of the latest model", async () => {
    const t = deployment();
    const ids = await say(t, draft("Sings"), draft("Runs"));
    expect(await keep(t, ids)).toBe(2);
    expect(await kept(t)).toEqual(
      ids.sort().map((factId) => ({ factId, model: "m", vector: "fwE=" })),
    );
    expect(await keep(t, ids.slice(0, 1), "n", "AX8=")).toBe(1);
    expect(await kept(t, "n")).toEqual([{ factId: ids[0], model: "n", vector: "AX8=" }]);
    expect(await kept(t)).toHaveLength(1);
  });

  test("passes over facts that are gone, superseded or somebody else's", async () => {
    const t = deployment();
    const [berlin = ""] = await say(t, draft("In Berlin", { slot: "home" }));
    const [rome = "", sings = ""] = await say(
      t,
      draft("In Rome", { slot: "home" }),
      draft("Sings"),
    );
    await t.mutation(internal.mem.deleteFact, { ...write, factId: sings });
    expect(await keep(t, [berlin, rome, sings, "unheard of"])).toBe(1);
    const vectors = [{ factId: rome, model: "m", vector: "fwE=" }];
    expect(await t.mutation(internal.mem.keepFactVectors, { userId: "bob", vectors })).toBe(0);
    expect(await kept(t)).toEqual([{ factId: rome, model: "m", vector: "fwE=" }]);
  });

  test("repeated, writes nothing; and the memory is as current as before", async () => {
    const { t, charges } = metered();
    const ids = await say(t, draft("Sings"));
    const revision = () => t.query(internal.mem.revision, user);
    const before = await revision();
    await keep(t, ids);
    charges.length = 0;
    expect(await keep(t, ids)).toBe(1);
    expect(charges.map(({ bytesWritten }) => bytesWritten)).toEqual([0]);
    expect(await revision()).toEqual(before);
  });

  test("refuses what is no vector, and too many", async () => {
    const t = deployment();
    const ids = await say(t, draft("Sings"));
    expect(await refusal(keep(t, ids, "m", "!"))).toMatchObject({ kind: "invalid_argument" });
    const many = Array<string>(101).fill("x");
    expect(await refusal(keep(t, many))).toMatchObject({ field: "vectors" });
  });
});

describe("factsWithoutVector", () => {
  test.each([1, 2, 200])(
    "names current facts of which the model has none, %d at a time",
    async (limit) => {
      const t = deployment();
      const ids = await say(
        t,
        draft("In Berlin", { slot: "home" }),
        draft("In Rome", { slot: "home" }),
        draft("Sings"),
        draft("Runs", { expiresAtMs: NOW + DAY }),
        draft("Swims"),
      );
      await keep(t, ids.slice(4));
      await keep(t, ids.slice(2, 3), "another");
      expect(await missing(t, "m", limit)).toEqual(["In Rome", "Runs", "Sings"]);
      expect(await missing(t, "m", limit, NOW + DAY)).toEqual(["In Rome", "Sings"]);
      expect(await missing(t, "another", limit)).toEqual(["In Rome", "Runs", "Swims"]);
    },
  );

  test("looks only at what has changed since a revision, if that is of this memory", async () => {
    const { t, charges } = metered();
    const ids = await say(t, ...Array.from({ length: 50 }, (_, i) => draft(`Fact ${String(i)}`)));
    const ask = async (since?: { epoch: string; revision: number }, limit = 200) => {
      charges.length = 0;
      const args = { ...user, model: "m", nowMs: NOW, limit, since };
      return done(await t.query(internal.mem.factsWithoutVector, args));
    };
    await keep(t, ids.slice(0, 30));
    const first = await ask();
    expect(first.items).toHaveLength(20);
    await keep(t, ids.slice(30));
    const { items, revision } = await ask();
    expect(items).toEqual([]);
    const drafts = ["Sings", "Runs", "Fact 1"].map((text) => draft(text, { createdAtMs: NOW + 1 }));
    await t.mutation(internal.mem.upsertFacts, { ...at(NOW + 1), drafts });
    const asked = await ask(revision);
    expect(asked.items.map(({ text }) => text).sort()).toEqual(["Runs", "Sings"]);
    expect(charges[0]?.documents).toBeLessThan(10);
    expect(asked.items).toEqual((await ask()).items);
    expect((await ask(revision, 1)).items).toEqual(asked.items.slice(0, 1));
    expect((await ask({ ...revision, epoch: "another" })).items).toEqual(asked.items);
    expect((await ask(asked.revision)).items).toEqual([]);
  });

  test("looks at all when too many have changed", async () => {
    const t = deployment();
    await say(t, draft("Sings"));
    const args = { ...user, model: "m", nowMs: NOW, limit: 200 };
    const { revision } = done(await t.query(internal.mem.factsWithoutVector, args));
    for (let i = 0; i < 3; i++) {
      const said = Array.from({ length: 70 }, (_, j) => draft(`${String(i)} and ${String(j)}`));
      await say(t, ...said);
    }
    const page = done(await t.query(internal.mem.factsWithoutVector, { ...args, since: revision }));
    expect(page.items).toHaveLength(200);
    expect(page.nextCursor).toBeDefined();
  });

  test("names none without consent", async () => {
    const t = deployment();
    await say(t, draft("Sings"));
    const consent = { consent: "memory", granted: false, createdAt: NOW, updatedAt: NOW };
    await t.mutation(internal.mem.putConsent, { ...write, consent });
    const asked = { ...user, model: "m", limit: 9, nowMs: NOW };
    expect(await t.query(internal.mem.factsWithoutVector, asked)).toMatchObject({ kind: "denied" });
  });
});

describe("a vector goes with its fact", () => {
  test("when that is deleted, forgotten, superseded or corrected", async () => {
    const t = deployment();
    const [berlin = "", sings = "", runs = "", swims = ""] = await say(
      t,
      draft("In Berlin", { slot: "home" }),
      draft("Sings"),
      draft("Runs"),
      draft("Swims"),
    );
    expect(await keep(t, [berlin, sings, runs, swims])).toBe(4);
    await t.mutation(internal.mem.deleteFact, { ...write, factId: sings });
    expect(await rest(t)).toBe(3);
    await t.mutation(internal.mem.forgetFact, { ...write, factId: runs });
    expect(await rest(t)).toBe(2);
    await say(t, draft("In Rome", { slot: "home" }));
    expect(await rest(t)).toBe(1);
    const correction = { text: "Swims in lakes", patch: {}, retainedUntilMs: NOW + DAY };
    await t.mutation(internal.mem.correctFact, { ...write, factId: swims, correction });
    expect(await rest(t)).toBe(0);
  });

  test("stays when that is said again or pinned", async () => {
    const t = deployment();
    const [sings = ""] = await say(t, draft("Sings"));
    await keep(t, [sings]);
    await say(t, draft("Sings", { tags: ["choir"] }));
    await t.mutation(internal.mem.patchFact, { ...write, factId: sings, patch: { pinned: true } });
    expect(await kept(t)).toHaveLength(1);
  });

  test("when that has expired, by the sweep, which counts facts only", async () => {
    const t = deployment();
    await keep(t, await say(t, draft("Sings", { expiresAtMs: NOW + DAY }), draft("Runs")));
    const { deleted } = await t.mutation(internal.cron.ttlSweep, { nowMs: NOW + DAY });
    expect(deleted).toEqual({ users_memory_facts: 1 });
    expect(await rest(t)).toBe(1);
  });

  test("is exported with it until it expires, and imported beside it only", async () => {
    const t = deployment();
    const [sings = "", runs = ""] = await say(
      t,
      draft("Sings", { expiresAtMs: NOW + DAY }),
      draft("Runs"),
    );
    await keep(t, [sings, runs]);
    const page = async (nowMs: number) =>
      (await t.query(internal.admin.exportPage, { ...user, limit: 200, nowMs })).items;
    const records = await page(NOW);
    const vectors = records.filter(({ table }) => table === "users_memory_fact_vectors");
    expect(vectors).toHaveLength(2);
    expect(await page(NOW + DAY)).not.toContainEqual(
      expect.objectContaining({ document: { factId: sings, model: "m", vector: "fwE=" } }),
    );
    const load = async (given: typeof records) =>
      (await t.mutation(internal.admin.importPage, { ...user, records: given, nowMs: NOW })).map(
        ({ result }) => result,
      );
    expect(await load(vectors)).toEqual(["unchanged", "unchanged"]);
    await t.mutation(internal.admin.deleteByUser, user);
    expect(await load(vectors)).toEqual(["unchanged", "unchanged"]);
    expect(new Set(await load(records))).toEqual(new Set(["created"]));
    expect(await rest(t)).toBe(2);
  });
});

test("a service that names no vectors erases them, and the person's fence is raised", async () => {
  const t = deployment();
  await keep(t, await say(t, draft("Sings")));
  const tables = ["users_memory_facts" as const];
  const args = { ...user, tables };
  expect(await t.mutation(internal.admin.deleteByUser, args)).toMatchObject({
    deleted: { users_memory_facts: 1, users_memory_fact_vectors: 1 },
  });
  await t.mutation(internal.mem.upsertFacts, { ...at(NOW), drafts: [draft("Runs")] });
});

test("a thousand vectors of 384 dimensions are read within 1 MB, and again at no cost", async () => {
  const backend = metered();
  const { t } = backend;
  const vector = "A".repeat(512);
  for (let i = 0; i < 10; i++) {
    const drafts = Array.from({ length: 100 }, (_, j) => draft(`${String(i)} and ${String(j)}`));
    await keep(t, await say(t, ...drafts), "minilm-l6-v2-q:int8", vector);
  }
  const read = () =>
    backend.metered(() =>
      t.query(internal.mem.factVectors, { ...user, model: "minilm-l6-v2-q:int8" }),
    );
  const { result, charge } = await read();
  expect(result.items).toHaveLength(1_000);
  expect(result.nextCursor).toBeUndefined();
  expect(charge.bytes).toBeLessThan(10 ** 6);
  expect((await read()).charge.documents).toBe(0);
});
