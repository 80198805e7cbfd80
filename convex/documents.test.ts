/** Episodes, goals, preferences, profile, consents and tracked skills. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import { at, deployment, done, episodeOf, NOW, refusal, user, write } from "./memory.fixtures";
import type { Consent, Episode, Goal, Preferences, TrackedSkill } from "./validators";

type Deployment = ReturnType<typeof deployment>;

describe("episodes", () => {
  const ingest = (t: Deployment, episode: Episode, nowMs = NOW) =>
    t.mutation(internal.mem.ingestEpisodeSummary, { ...at(nowMs), episode });
  const list = async (t: Deployment, nowMs = NOW, limit = 200, cursor?: string) =>
    done(await t.query(internal.mem.listEpisodes, { ...user, nowMs, limit, cursor }));

  test("are stored once, whatever times the repetition has", async () => {
    const t = deployment();
    const episode = episodeOf("e", { sessionId: "s", groupId: "g", startIdx: 0, endIdx: 4 });
    expect(done(await ingest(t, episode))).toEqual(episode);
    const again = await ingest(t, { ...episode, createdAtMs: NOW + 9, expiresAtMs: undefined });
    expect(again).toEqual({ kind: "done", value: episode, replayed: true });
    expect((await list(t)).items).toEqual([episode]);
  });

  test.each<Partial<Episode>>([
    { summary: "Spoke about food." },
    { highlights: [] },
    { sessionId: "other" },
    { endIdx: 5 },
    { highlights: [{ type: "feedback", text: "Good pace", skillId: "talk", scoreDelta: 0.5 }] },
  ])("of one id but with %o are a conflict", async (other) => {
    const t = deployment();
    const episode = episodeOf("e", { sessionId: "s" });
    await ingest(t, episode);
    expect(await refusal(ingest(t, { ...episode, ...other }))).toMatchObject({ kind: "conflict" });
  });

  test("that have expired make room for others of their id", async () => {
    const t = deployment();
    await ingest(t, episodeOf("e", { expiresAtMs: NOW + 1 }));
    const other = episodeOf("e", { summary: "Spoke about food." });
    expect(done(await ingest(t, other, NOW + 1))).toEqual(other);
    expect((await list(t, NOW + 1)).items).toEqual([other]);
  });

  test("are listed newest first, then by id, in pages", async () => {
    const t = deployment();
    for (const [id, age] of Object.entries({ d: 0, c: 1, a: 1, b: 1, e: 2 })) {
      await ingest(t, episodeOf(id, { createdAtMs: NOW - age }));
    }
    const ids: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const page = await list(t, NOW, 2, cursor);
      ids.push(...page.items.map((episode) => episode.episodeId));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(["d", "a", "b", "c", "e"]);
  });

  test("are deleted once", async () => {
    const t = deployment();
    await ingest(t, episodeOf("e", { expiresAtMs: NOW + 1 }));
    await ingest(t, episodeOf("f"));
    const remove = async (nowMs: number, episodeId: string) =>
      done(await t.mutation(internal.mem.deleteEpisode, { ...at(nowMs), episodeId }));
    expect(await remove(NOW + 1, "e")).toBe(false);
    expect(await remove(NOW, "f")).toBe(true);
    expect(await remove(NOW, "f")).toBe(false);
  });
});

describe("goals", () => {
  const goalOf = (goalId: string, more: Partial<Goal> = {}): Goal => ({
    goalId,
    title: "Speak freely",
    status: "active",
    tags: [],
    createdAt: NOW,
    updatedAt: NOW,
    ...more,
  });
  const add = (t: Deployment, goal: Goal) => t.mutation(internal.mem.addGoal, { ...write, goal });

  test("are listed newest first, then by id, by status", async () => {
    const t = deployment();
    await add(t, goalOf("b"));
    await add(t, goalOf("a"));
    await add(t, goalOf("c", { createdAt: NOW + 1, status: "paused" }));
    const ids = async (status?: Goal["status"]) =>
      (await t.query(internal.mem.listGoals, { ...user, status })).map((goal) => goal.goalId);
    expect(await ids()).toEqual(["c", "a", "b"]);
    expect(await ids("active")).toEqual(["a", "b"]);
    expect(await ids("completed")).toEqual([]);
  });

  test("are patched: absent stays, null clears", async () => {
    const t = deployment();
    const goal = goalOf("g", { description: "d", targetDateMs: NOW, tags: ["x"] });
    await add(t, goal);
    const patch = { description: null, status: "completed", title: "Done" } as const;
    const patched = await t.mutation(internal.mem.updateGoal, {
      ...at(NOW + 1),
      goalId: "g",
      patch,
    });
    const expected = { ...goal, title: "Done", status: "completed", updatedAt: NOW + 1 };
    delete (expected as Partial<Goal>).description;
    expect(done(patched)).toEqual(expected);
    expect(await t.query(internal.mem.listGoals, user)).toEqual([expected]);
  });

  test("of one id conflict, the 101st is one too many", async () => {
    const t = deployment();
    for (let i = 0; i < 100; i++) {
      await add(t, goalOf(`g${String(i)}`));
    }
    expect(await refusal(add(t, goalOf("g1")))).toMatchObject({ kind: "conflict" });
    expect(await refusal(add(t, goalOf("x")))).toMatchObject({
      kind: "limit_exceeded",
      field: "goals",
      limit: 100,
    });
    expect(done(await t.mutation(internal.mem.deleteGoal, { ...write, goalId: "g1" }))).toBe(true);
    expect(await add(t, goalOf("x"))).toMatchObject({ kind: "done" });
  });
});

describe("preferences", () => {
  const patch = (t: Deployment, changes: object, precondition?: object, nowMs = NOW) =>
    t.mutation(internal.mem.upsertPreference, {
      ...at(nowMs),
      patch: changes,
      precondition: precondition as never,
    });
  const get = (t: Deployment) => t.query(internal.mem.getPreferences, user);

  test("of nobody are null", async () => {
    expect(await get(deployment())).toBeNull();
  });

  test("keep JSON that Convex itself refuses", async () => {
    const t = deployment();
    const odd = { $set: { _id: 1, ключ: [null, 1.5e300] }, "": {}, "a.b": "喜" };
    const nested = `{"deep":${"[".repeat(200)}${"]".repeat(200)},"exact":12345678901234567890.10}`;
    await patch(t, { extra: JSON.stringify(odd) });
    await patch(t, { extra: nested });
    const { extra = "" } = (await get(t)) as Preferences;
    expect(JSON.parse(extra)).toMatchObject(odd);
    expect(extra).toContain(`"exact":12345678901234567890.10`);
  });

  test("keep no more extra than allowed, in bytes", async () => {
    const t = deployment();
    const fits = { extra: `{"a":"${"ü".repeat(8_188)}"}` };
    expect(await patch(t, fits)).toMatchObject({ kind: "done" });
    const limit = { kind: "limit_exceeded", field: "extra", limit: 16_384 };
    expect(await refusal(patch(t, { extra: `{"b":1}` }))).toMatchObject(limit);
    expect((await get(t))?.extra).toBe(fits.extra);
  });

  test.each(["[]", '"text"', "{", ""])("refuse %j as extra", async (extra) => {
    const refused = refusal(patch(deployment(), { extra }));
    expect(await refused).toMatchObject({ kind: "invalid_argument", field: "extra" });
  });

  test("are replaced only under the condition given", async () => {
    const t = deployment();
    const exists = { kind: "exists" };
    const failed = { kind: "precondition_failed" };
    expect(await refusal(patch(t, { tone: "warm" }, exists))).toMatchObject(failed);
    await patch(t, { tone: "warm" }, { kind: "none" });
    await patch(t, { tone: "dry" }, exists);
    const seen = (await get(t))?.updatedAt;
    expect(seen).toBe(NOW + 1);
    const stale = { kind: "updatedAt", updatedAtMs: NOW };
    expect(await refusal(patch(t, { tone: "cold" }, stale))).toMatchObject(failed);
    await patch(t, { tone: null }, { kind: "updatedAt", updatedAtMs: NOW + 1 });
    expect(await get(t)).toEqual({ updatedAt: NOW + 2 });
  });
});

describe("a profile", () => {
  test("is replaced as a whole and keeps when it was made", async () => {
    const t = deployment();
    const put = (profile: object, nowMs: number, precondition?: object) =>
      t.mutation(internal.mem.putProfile, {
        ...at(nowMs),
        profile,
        precondition: precondition as never,
      });
    expect(await t.query(internal.mem.getProfile, user)).toBeNull();
    const first = done(await put({ displayName: "Alice", bio: "b" }, NOW));
    expect(first).toEqual({ displayName: "Alice", bio: "b", createdAt: NOW, updatedAt: NOW });
    const second = done(await put({ email: "a@example.org" }, NOW - 5));
    expect(second).toEqual({ email: "a@example.org", createdAt: NOW, updatedAt: NOW + 1 });
    const stale = put({}, NOW, { kind: "updatedAt", updatedAtMs: NOW });
    expect(await refusal(stale)).toMatchObject({ kind: "precondition_failed" });
    expect(await t.query(internal.mem.getProfile, user)).toEqual(second);
  });
});

describe("consents", () => {
  const consentOf = (consent: string, more: Partial<Consent> = {}): Consent => ({
    consent,
    granted: true,
    createdAt: 0,
    updatedAt: 0,
    ...more,
  });
  const put = (t: Deployment, consent: Consent, nowMs = NOW) =>
    t.mutation(internal.mem.putConsent, { ...at(nowMs), consent });
  const list = (t: Deployment, nowMs = NOW) =>
    t.query(internal.mem.listConsents, { ...user, nowMs });

  test("are replaced by name and listed by it", async () => {
    const t = deployment();
    await put(t, consentOf("research"));
    const first = done(await put(t, consentOf("memory", { scope: "all", version: "1" })));
    expect(first).toMatchObject({ createdAt: NOW, updatedAt: NOW });
    const second = done(await put(t, consentOf("memory", { granted: false }), NOW + 1));
    expect(second).toEqual({
      consent: "memory",
      granted: false,
      createdAt: NOW,
      updatedAt: NOW + 1,
    });
    expect((await list(t)).map(({ consent }) => consent)).toEqual(["memory", "research"]);
  });

  test("that have expired count as not made", async () => {
    const t = deployment();
    await put(t, consentOf("memory", { granted: false, expiresAtMs: NOW + 1 }));
    const limit = 9;
    const facts = (nowMs: number) => t.query(internal.mem.listFacts, { ...user, nowMs, limit });
    expect(await facts(NOW)).toEqual({ kind: "denied", consent: "memory" });
    expect(await facts(NOW + 1)).toMatchObject({ kind: "done" });
    expect(await list(t, NOW + 1)).toEqual([]);
    expect(done(await put(t, consentOf("memory"), NOW + 2))).toMatchObject({ createdAt: NOW + 2 });
  });

  test("are at most fifty that live", async () => {
    const t = deployment();
    for (let i = 0; i < 50; i++) {
      await put(t, consentOf(`c${String(i)}`, i === 0 ? { expiresAtMs: NOW + 1 } : {}));
    }
    expect(await refusal(put(t, consentOf("x")))).toMatchObject({
      kind: "limit_exceeded",
      field: "consents",
      limit: 50,
    });
    expect(await put(t, consentOf("c1"))).toMatchObject({ kind: "done" });
    expect(await put(t, consentOf("x"), NOW + 1)).toMatchObject({ kind: "done" });
  });
});

describe("tracked skills", () => {
  const skillOf = (skillId: string, order: number): TrackedSkill => ({
    skillId,
    currentLevel: 5.5,
    order,
    active: true,
    createdAt: 0,
    updatedAt: 0,
  });
  const put = (t: Deployment, skill: TrackedSkill, nowMs = NOW) =>
    t.mutation(internal.mem.putTrackedSkill, { ...at(nowMs), skill });

  test("are at most three, by order", async () => {
    const t = deployment();
    await put(t, skillOf("c", 3));
    await put(t, skillOf("a", 2));
    await put(t, skillOf("b", 1));
    const skills = await t.query(internal.mem.listTrackedSkills, user);
    expect(skills.map(({ skillId }) => skillId)).toEqual(["b", "a", "c"]);
    const fourth = await refusal(put(t, skillOf("d", 3)));
    expect(fourth).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("3") as unknown,
    });
  });

  test("have orders of their own and keep when they were made", async () => {
    const t = deployment();
    await put(t, skillOf("a", 1));
    await put(t, skillOf("b", 2));
    await put(t, skillOf("b", 1));
    const swapped = await t.query(internal.mem.listTrackedSkills, user);
    expect(swapped.map(({ skillId, order }) => [skillId, order])).toEqual([
      ["b", 1],
      ["a", 2],
    ]);
    const moved = done(await put(t, skillOf("b", 3), NOW + 5));
    expect(moved).toEqual({ ...skillOf("b", 3), createdAt: NOW, updatedAt: NOW + 5 });
    const remove = { ...write, skillId: "b" };
    expect(done(await t.mutation(internal.mem.deleteTrackedSkill, remove))).toBe(true);
    expect(done(await t.mutation(internal.mem.deleteTrackedSkill, remove))).toBe(false);
  });
});
