/** A person who uses the service, for what calls cost. */
import { internal } from "./_generated/api";
import {
  at,
  DAY,
  draft,
  episodeOf,
  finalizationOf,
  hint,
  metered,
  NOW,
  rollupOf,
  user,
} from "./memory.fixtures";

export type Backend = ReturnType<typeof metered>;

/** About as long as what is said of people. */
export const TEXT =
  "Prefers to hear what went well before what to work on, and one thing at a time";

export const WISH = { ...user, maxFacts: 1_001, maxEpisodes: 60 };

export async function say(backend: Backend, count: number, from = 0) {
  for (let i = from; i < from + count; i += 100) {
    const drafts = Array.from({ length: 100 }, (_, j) =>
      draft(`${TEXT} ${String(i + j)}`, { tags: ["feedback"], skillId: "talk" }),
    );
    await backend.t.mutation(internal.mem.upsertFacts, { ...at(NOW), drafts });
  }
}

/** A person with 300 facts, 30 episodes, three goals, three skills, a profile and preferences. */
export async function person(facts = 300): Promise<Backend> {
  const backend = metered();
  const { t } = backend;
  await say(backend, facts);
  for (let i = 0; i < 30; i++) {
    const episode = episodeOf(`e${String(i)}`, { createdAtMs: NOW - i, summary: TEXT.repeat(4) });
    await t.mutation(internal.mem.ingestEpisodeSummary, { ...at(NOW), episode });
  }
  const times = { createdAt: NOW, updatedAt: NOW };
  for (const [i, skillId] of ["talk", "write", "listen"].entries()) {
    const goal = { goalId: skillId, title: TEXT, status: "active" as const, tags: [], ...times };
    await t.mutation(internal.mem.addGoal, { ...at(NOW), goal });
    const skill = { skillId, currentLevel: 5, order: i + 1, ...times };
    await t.mutation(internal.mem.putTrackedSkill, { ...at(NOW), skill });
  }
  await t.mutation(internal.mem.putProfile, { ...at(NOW), profile: { displayName: "Ada" } });
  await t.mutation(internal.mem.upsertPreference, { ...at(NOW), patch: { tone: "warm" } });
  await t.mutation(internal.mem.touchSession, { ...at(NOW), sessionId: "s" });
  return backend;
}

/** Three levels and four pieces of feedback. */
export async function finish(backend: Backend, groupId: string, nowMs: number) {
  const skills = ["talk", "write", "listen"];
  const facts = [
    ...skills.map((skillId) =>
      hint(`${skillId}: level ${groupId}`, { skillId, groupId, slot: `level ${skillId}` }),
    ),
    ...[1, 2, 3, 4].map((i) => hint(`${TEXT} ${groupId} ${String(i)}`, { groupId })),
  ].map((said) => ({ ...said, createdAtMs: nowMs, expiresAtMs: nowMs + 365 * DAY }));
  const rollups = skills.map((skillId) => rollupOf(skillId));
  const finalization = finalizationOf(groupId, { groupId, facts, rollups });
  await backend.t.mutation(internal.assessments.finalize, { ...at(nowMs), finalization });
}
