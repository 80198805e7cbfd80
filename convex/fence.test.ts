/** What was accepted before a person was erased does not bring them back. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import { MEMORY_TABLES } from "./exportValidators";
import { DAY, deployment, done, finalizationOf, NOW, refusal, user } from "./memory.fixtures";

type Deployment = ReturnType<typeof deployment>;

const erase = (t: Deployment, nowMs: number, limit?: number) =>
  t.mutation(internal.admin.deleteByUser, { ...user, nowMs, limit });

const accepted = (acceptedAtMs: number | undefined, userId = "alice") => ({
  userId,
  write: { nowMs: NOW + 60_000, acceptedAtMs },
});

const finish = (t: Deployment, acceptedAtMs?: number, userId?: string) =>
  t.mutation(internal.assessments.finalize, {
    ...accepted(acceptedAtMs, userId),
    finalization: finalizationOf("a"),
  });

const erasures = (t: Deployment) => t.run((ctx) => ctx.db.query("erasures").collect());

describe("after an erasure", () => {
  test("what was accepted before is refused", async () => {
    const t = deployment();
    await erase(t, NOW);
    expect(await refusal(finish(t, NOW - 1))).toMatchObject({ kind: "erased" });
    const drafts = { ...accepted(NOW - 1), drafts: [] };
    expect(await refusal(t.mutation(internal.mem.upsertFacts, drafts))).toMatchObject({
      kind: "erased",
    });
    const session = { ...accepted(NOW - 1), sessionId: "s" };
    const touching = t.mutation(internal.mem.touchSession, session);
    expect(await refusal(touching)).toMatchObject({ kind: "erased" });
    const binding = t.mutation(internal.sessions.bind, { ...session, move: true });
    expect(await refusal(binding)).toMatchObject({ kind: "erased" });
    expect(await t.run((ctx) => ctx.db.query("users_sessions").collect())).toEqual([]);
  });

  test("what was accepted in that millisecond or later is done, and what does not say when", async () => {
    for (const acceptedAtMs of [NOW, NOW + 1, undefined]) {
      const t = deployment();
      await erase(t, NOW);
      expect(done(await finish(t, acceptedAtMs)).effect).toBe("stored");
    }
  });

  test("others are not concerned", async () => {
    const t = deployment();
    await erase(t, NOW);
    expect(done(await finish(t, NOW - 1, "bob")).effect).toBe("stored");
  });

  test("the latest counts, in whatever order they come", async () => {
    const t = deployment();
    await erase(t, NOW + 5);
    await erase(t, NOW);
    expect(await refusal(finish(t, NOW + 4))).toMatchObject({ kind: "erased" });
    expect(await erasures(t)).toHaveLength(1);
  });

  test("the first of many pages is enough", async () => {
    const t = deployment();
    await finish(t, NOW);
    expect((await erase(t, NOW + 1, 1)).more).toBe(true);
    expect(await refusal(finish(t, NOW))).toMatchObject({ kind: "erased" });
  });
});

test("erasing some tables keeps nothing out", async () => {
  const t = deployment();
  const tables = ["users_memory_facts" as const];
  await t.mutation(internal.admin.deleteByUser, { ...user, tables, nowMs: NOW });
  await t.mutation(internal.admin.deleteByUser, { ...user, tables: MEMORY_TABLES });
  expect(await erasures(t)).toEqual([]);
  expect(done(await finish(t, NOW - 1)).effect).toBe("stored");
});

test("it is a hash that is kept, for eight days", async () => {
  const t = deployment();
  await erase(t, NOW);
  const [erasure] = await erasures(t);
  expect(erasure).toMatchObject({ erasedAtMs: NOW, expiresAtMs: NOW + 8 * DAY });
  expect(erasure?.userHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(erasure)).not.toContain("alice");
  await t.mutation(internal.cron.ttlSweep, { nowMs: NOW + 8 * DAY - 1 });
  expect(await erasures(t)).toHaveLength(1);
  await t.mutation(internal.cron.ttlSweep, { nowMs: NOW + 8 * DAY });
  expect(await erasures(t)).toEqual([]);
});
