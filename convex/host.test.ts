/** What a host application's own functions say, without keys, times and defaults. */
import { makeFunctionReference } from "convex/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { internal } from "./_generated/api";
import { DAY, deployment, done, NOW, refusal, user } from "./memory.fixtures";

beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

describe("a goal", () => {
  test("needs a title", async () => {
    const t = deployment();
    const added = done(
      await t.mutation(internal.host.addGoal, { ...user, goal: { title: "Speak" } }),
    );
    expect(added).toEqual({
      goalId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      title: "Speak",
      status: "active",
      tags: [],
      createdAt: NOW,
      updatedAt: NOW,
    });
    expect((await t.query(internal.mem.getContextForChat, user)).goals).toEqual([added]);
  });

  test("may come as it is stored", async () => {
    const goal = {
      goalId: "g",
      title: "Speak",
      description: "in public",
      status: "paused" as const,
      targetDateMs: NOW + DAY,
      tags: ["voice"],
      createdAt: NOW - DAY,
      updatedAt: NOW - DAY,
    };
    const t = deployment();
    expect(done(await t.mutation(internal.host.addGoal, { ...user, goal }))).toEqual(goal);
    const again = t.mutation(internal.host.addGoal, { ...user, goal });
    expect(await refusal(again)).toMatchObject({ kind: "conflict" });
  });
});

describe("an episode", () => {
  test("needs a summary", async () => {
    const t = deployment();
    const said = { ...user, summary: "Spoke about travel." };
    const stored = done(await t.mutation(internal.host.ingestEpisodeSummary, said));
    expect(stored).toEqual({
      episodeId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      summary: "Spoke about travel.",
      highlights: [],
      createdAtMs: NOW,
      expiresAtMs: NOW + 90 * DAY,
    });
    expect((await t.query(internal.mem.getContextForChat, user)).episodes).toEqual([stored]);
  });

  test("may be of before and end sooner, but is not of tomorrow and does not stay longer", async () => {
    const t = deployment();
    const ingest = (times: { createdAtMs?: number; expiresAtMs?: number }) =>
      t.mutation(internal.host.ingestEpisodeSummary, { ...user, summary: "Spoke.", ...times });
    const past = { createdAtMs: NOW - 9 * DAY, expiresAtMs: NOW + DAY };
    expect(done(await ingest(past))).toMatchObject(past);
    expect(done(await ingest({ expiresAtMs: NOW + 400 * DAY }))).toMatchObject({
      expiresAtMs: NOW + 90 * DAY,
    });
    expect(await refusal(ingest({ createdAtMs: NOW + 1 }))).toMatchObject({ field: "createdAtMs" });
  });
});

describe("a day", () => {
  const day = { ...user, date: "20251009", skillId: "talk" };

  test("adds up, with the mean of its levels", async () => {
    const t = deployment();
    const add = (rollup: { samples?: number; avgLevel?: number; xpEarned?: number }) =>
      t.mutation(internal.host.upsertDaily, { ...day, rollup });
    done(await add({ avgLevel: 6 }));
    done(await add({ xpEarned: 5 }));
    expect(done(await add({ samples: 3, avgLevel: 8 }))).toMatchObject({
      dateYYYYMMDD: "20251009",
      samples: 4,
      levelSum: 30,
      xpEarned: 5,
      updatedAtMs: NOW,
    });
  });

  test.each([{ samples: 1 }, { avgLevel: 10.5 }, { avgLevel: NaN }])(
    "refuses %j",
    async (rollup) => {
      const refused = refusal(deployment().mutation(internal.host.upsertDaily, { ...day, rollup }));
      expect(await refused).toMatchObject({ kind: "invalid_argument", field: "avgLevel" });
    },
  );
});

describe("an activity", () => {
  test("is of today, where the person is", async () => {
    const t = deployment();
    const said = { ...user, xpDelta: 5 };
    expect(done(await t.mutation(internal.host.updateGamification, said))).toMatchObject({
      xpTotal: 5,
      streakDays: 1,
      lastActivityYYYYMMDD: "20251009",
    });

    const profile = { timeZone: "Pacific/Kiritimati" }; // 14 hours ahead of UTC
    await t.mutation(internal.mem.putProfile, { ...user, profile });
    vi.setSystemTime(NOW + 2 * 3_600_000);
    const more = { ...said, badgesToAdd: ["early bird"] };
    expect(done(await t.mutation(internal.host.updateGamification, more))).toMatchObject({
      xpTotal: 10,
      streakDays: 2,
      lastActivityYYYYMMDD: "20251010",
      badges: ["early bird"],
    });
  });

  test("may name its day", async () => {
    const said = { ...user, xpDelta: 5, date: "20251001" };
    expect(done(await deployment().mutation(internal.host.updateGamification, said))).toMatchObject(
      {
        lastActivityYYYYMMDD: "20251001",
      },
    );
  });
});

test.each([
  ["goal.goalId", "addGoal", { ...user, goal: { title: "Speak", goalId: "" } }],
  ["userId", "addGoal", { userId: "", goal: { title: "Speak" } }],
  ["episode.episodeId", "ingestEpisodeSummary", { ...user, summary: "Spoke.", episodeId: "" }],
  ["rollup.skillId", "upsertDaily", { ...user, date: "20251009", skillId: "", rollup: {} }],
  ["rollup.dateYYYYMMDD", "upsertDaily", { ...user, date: "20260230", skillId: "s", rollup: {} }],
  ["update.xpDelta", "updateGamification", { ...user, xpDelta: 0.5 }],
])("refuses an unsound %s", async (field, name, args) => {
  const reference = makeFunctionReference<"mutation">(`host:${name}`);
  const refused = refusal(deployment().mutation(reference, args));
  expect(await refused).toMatchObject({ kind: "invalid_argument", field });
});

test("preferences have an open object that is flat", async () => {
  const t = deployment();
  const patch = (members: object) =>
    t.mutation(internal.host.upsertPreference, { ...user, patch: members });
  done(await patch({ tone: "warm", extra: { pace: 2, subtitles: true } }));
  const stored = done(await patch({ tone: null, extra: { pace: null } }));
  expect(stored).toEqual({ extra: '{"subtitles":true}', updatedAt: NOW + 1 });
  expect(done(await patch({ extra: null }))).not.toHaveProperty("extra");
});

test("what a consent forbids is said, and nothing stored", async () => {
  const t = deployment();
  const times = { createdAt: NOW, updatedAt: NOW };
  for (const consent of ["memory", "progress"]) {
    const denied = { consent, granted: false, ...times };
    await t.mutation(internal.mem.putConsent, { ...user, consent: denied });
  }
  const activity = { ...user, xpDelta: 5 };
  expect(await t.mutation(internal.host.updateGamification, activity)).toEqual({
    kind: "denied",
    consent: "progress",
  });
  const episode = { ...user, summary: "Spoke." };
  expect(await t.mutation(internal.host.ingestEpisodeSummary, episode)).toEqual({
    kind: "denied",
    consent: "memory",
  });
});
