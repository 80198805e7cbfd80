/** The one episode of a session, and the rolling digest that it begins with. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import type { SessionPart } from "./assessmentValidators";
import {
  at,
  DAY,
  deployment,
  done,
  episodeOf,
  finalizationOf,
  keyed,
  NOW,
  partOf,
  user,
  write,
} from "./memory.fixtures";

type Deployment = ReturnType<typeof deployment>;

function digest(text: string, more: Partial<SessionPart> = {}): SessionPart {
  return partOf(text, { groupId: "", highlights: [], ...more });
}

const summarise = (t: Deployment, part: SessionPart, nowMs = NOW) =>
  t.mutation(internal.mem.summariseSession, { ...at(nowMs), part });
const find = (t: Deployment, nowMs = NOW, sessionId = "s") =>
  t.query(internal.mem.findSummary, { sessionId, nowMs });
const finish = (t: Deployment, hash: string, groupId: string, createdAtMs = NOW) => {
  const part = partOf(hash, { groupId, createdAtMs });
  const finalization = finalizationOf(hash, { groupId, part, facts: [] });
  return t.mutation(internal.assessments.finalize, { ...write, finalization });
};
const episodes = async (t: Deployment, nowMs = NOW) =>
  done(await t.query(internal.mem.listEpisodes, { ...user, nowMs, limit: 9 })).items;

describe("the digest of a session", () => {
  test("binds the session, is found and becomes its episode", async () => {
    const t = deployment();
    expect(await find(t)).toBeNull();
    expect(done(await summarise(t, digest("So far", { version: 3 })))).toEqual(
      digest("So far", { version: 3 }),
    );
    expect(await find(t)).toEqual({
      kind: "done",
      value: digest("So far", { version: 3 }),
      replayed: false,
    });
    const subject = await t.query(internal.assessments.findSubject, { sessionId: "s", nowMs: NOW });
    expect(subject?.userId).toBe("alice");
    expect(await episodes(t)).toMatchObject([{ sessionId: "s", summary: "So far" }]);
  });

  test.each([
    ["later", { createdAtMs: NOW + 1, version: 1 }, true],
    ["earlier", { createdAtMs: NOW - 1, version: 9 }, false],
    ["of the same time and a higher version", { version: 3 }, true],
    ["of the same time and a lower version", { version: 1 }, false],
    ["of the same time and no version", {}, true],
    ["of the same time and text", { text: "So far", version: 3 }, false],
  ])("that is %s takes its place or does not", async (_, more, replaces) => {
    const t = deployment();
    await summarise(t, digest("So far", { version: 2 }));
    const next = digest("Further", more);
    const outcome = await summarise(t, next);
    const stays = digest("So far", { version: 2 });
    expect(outcome).toEqual({
      kind: "done",
      value: replaces ? next : stays,
      replayed: !replaces,
    });
    expect(await episodes(t)).toMatchObject([{ summary: replaces ? "Further" : "So far" }]);
  });

  test("is known by its key as well", async () => {
    const t = deployment();
    const args = { ...keyed("k"), part: digest("So far") };
    await t.mutation(internal.mem.summariseSession, args);
    await summarise(t, digest("Further", { createdAtMs: NOW + 1 }));
    const again = await t.mutation(internal.mem.summariseSession, args);
    expect(again).toMatchObject({ kind: "done", value: { text: "Further" }, replayed: true });
    expect(await episodes(t)).toMatchObject([{ summary: "Further" }]);
  });

  test("needs the consent for memory, to be kept and to be told", async () => {
    const t = deployment();
    const denied = { kind: "denied", consent: "memory" };
    const asking = { ...user, write: { nowMs: NOW, consentDefault: false } };
    const part = digest("So far");
    expect(await t.mutation(internal.mem.summariseSession, { ...asking, part })).toEqual(denied);
    expect(await find(t)).toBeNull();
    await summarise(t, part);
    const query = { sessionId: "s", nowMs: NOW, consentDefault: false };
    expect(await t.query(internal.mem.findSummary, query)).toEqual(denied);
  });

  test("is found by whom it was last, once the session is nobody's", async () => {
    const t = deployment();
    await summarise(t, digest("Of alice"));
    const part = digest("Of bob", { createdAtMs: NOW + 1 });
    await t.mutation(internal.mem.summariseSession, { userId: "bob", write: { nowMs: NOW }, part });
    expect(await find(t)).toMatchObject({ value: { text: "Of alice" } });
    expect(await find(t, NOW + 7 * DAY)).toMatchObject({ value: { text: "Of bob" } });
    expect(await find(t, NOW + 90 * DAY)).toBeNull();
  });
});

describe("the episode of a session", () => {
  test("has the digest first, then its assessments, earliest first", async () => {
    const t = deployment();
    await finish(t, "Second.", "g2", NOW);
    await finish(t, "First.", "g1", NOW - 5);
    await summarise(t, digest("So far", { createdAtMs: NOW - 1, expiresAtMs: NOW + 95 * DAY }));
    const [episode, ...others] = await episodes(t);
    expect(others).toEqual([]);
    expect(episode).toMatchObject({
      groupId: "g2",
      summary: "So far\nFirst.\nSecond.",
      highlights: [{ text: "Good pace" }, { text: "Good pace" }],
      createdAtMs: NOW,
      expiresAtMs: NOW + 95 * DAY,
    });
  });

  test("goes with its last part, and its parts go with it", async () => {
    const t = deployment();
    await finish(t, "First.", "g1");
    await t.mutation(internal.assessments.forget, { ...write, sessionId: "s", groupId: "g1" });
    expect(await episodes(t)).toEqual([]);
    await finish(t, "First.", "g1");
    await summarise(t, digest("So far"));
    const [episode] = await episodes(t);
    const episodeId = episode?.episodeId ?? "";
    expect(done(await t.mutation(internal.mem.deleteEpisode, { ...write, episodeId }))).toBe(true);
    expect(await t.run((ctx) => ctx.db.query("users_session_parts").collect())).toEqual([]);
    expect(await find(t)).toBeNull();
  });

  test("has nothing of what has expired", async () => {
    const t = deployment();
    const part = partOf("Old.", { groupId: "g1", expiresAtMs: NOW + 1 });
    const finalization = finalizationOf("a", { groupId: "g1", part });
    await t.mutation(internal.assessments.finalize, { ...write, finalization });
    await summarise(t, digest("So far"), NOW + 1);
    expect(await episodes(t, NOW + 1)).toMatchObject([{ summary: "So far" }]);
  });

  test("is another one than an episode that was told by itself", async () => {
    const t = deployment();
    const episode = episodeOf("told", { sessionId: "s" });
    await t.mutation(internal.mem.ingestEpisodeSummary, { ...write, episode });
    await summarise(t, digest("So far"));
    const deleting = { ...write, episodeId: "told" };
    expect(done(await t.mutation(internal.mem.deleteEpisode, deleting))).toBe(true);
    expect(await episodes(t)).toMatchObject([{ summary: "So far" }]);
    expect(await find(t)).not.toBeNull();
  });
});
