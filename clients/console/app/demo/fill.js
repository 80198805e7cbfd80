import { ProblemError } from "@user-memory/client";
import {
  assessments,
  badges,
  consents,
  DEMO_ID,
  episodes,
  facts,
  goals,
  practice,
  preferences,
  profile,
  trackedSkills,
} from "./story.js";

/** @import { UserMemoryClient } from "@user-memory/client" */

const DAY = 86_400_000;

export { DEMO_ID };

/**
 * Fills the demonstration person, in order of time; done again on the same day it changes nothing.
 *
 * @param {UserMemoryClient} client with the scopes `memory` and `progress`
 * @param {object} [options]
 * @param {string} [options.userId] of the person, `demo` when absent
 * @param {(done: number, total: number) => void} [options.progress] told after every step
 */
export async function fillDemo(client, { userId = DEMO_ID, progress = () => {} } = {}) {
  const now = Math.floor(Date.now() / DAY) * DAY;
  const steps = stepsFor(client, userId, now);
  let done = 0;
  for (const step of steps) {
    await step();
    progress(++done, steps.length);
  }
}

/**
 * @param {UserMemoryClient} client
 * @param {string} userId
 * @param {number} now
 * @returns {(() => PromiseLike<unknown>)[]}
 */
function stepsFor(client, userId, now) {
  const key = (/** @type {string} */ of) => `demo-${dayOf(now)}-${of}`;
  return [
    ...consents.map(
      ({ consent, ...body }) =>
        () =>
          client.putConsent({ userId, consent, body }),
    ),
    () => client.putProfile({ userId, body: profile }),
    () => client.patchPreferences({ userId, body: preferences }),
    ...trackedSkills.map(
      (skillId, index) => () =>
        client.putTrackedSkill({ userId, skillId, body: { currentLevel: 3, order: index + 1 } }),
    ),
    ...goals.map(
      ({ in: days, ...goal }) =>
        () =>
          client
            .addGoal({
              userId,
              body: { ...goal, ...(days !== undefined && { targetDateMs: now + days * DAY }) },
            })
            .catch(unlessThere),
    ),
    () =>
      client.upsertFacts({
        userId,
        idempotencyKey: key("facts"),
        body: {
          facts: facts.map(({ ago, ...fact }) => ({
            ...fact,
            createdAtMs: now - ago * DAY,
            source: "chat",
          })),
        },
      }),
    ...episodes.map(
      ({ ago, ...episode }) =>
        () =>
          client.ingestEpisode({
            userId,
            idempotencyKey: key(`episode-${ago}`),
            body: { ...episode, episodeId: key(`talk-${ago}`), createdAtMs: now - ago * DAY },
          }),
    ),
    ...activity(client, userId, now, key),
  ];
}

/**
 * Points, levels and what was learned, the earliest day first.
 *
 * @param {UserMemoryClient} client
 * @param {string} userId
 * @param {number} now
 * @param {(of: string) => string} key
 */
function activity(client, userId, now, key) {
  const practised = practice.map(({ ago, xp }) => ({
    ago,
    step: async () => {
      await client.upsertDailyProgress({
        userId,
        idempotencyKey: key(`day-${ago}`),
        body: {
          date: dayOf(now - ago * DAY),
          skillId: trackedSkills[ago % trackedSkills.length] ?? "",
          xpEarned: xp,
        },
      });
      await client.updateGamification({
        userId,
        idempotencyKey: key(`practice-${ago}`),
        body: {
          xpDelta: xp,
          date: dayOf(now - ago * DAY),
          badgesToAdd: [badges[ago] ?? []].flat(),
        },
      });
    },
  }));
  const assessed = assessments.map((assessment) => ({
    ago: assessment.ago,
    step: () =>
      client.finalizeAssessment({
        body: finalized(assessment, userId, now - assessment.ago * DAY),
      }),
  }));
  return [...practised, ...assessed].sort((a, b) => b.ago - a.ago).map(({ step }) => step);
}

/**
 * As an assessment backend sends it.
 *
 * @param {typeof assessments[number]} assessment
 * @param {string} userId
 * @param {number} ms
 */
function finalized({ skills, said, feedback, met, unmet, medals }, userId, ms) {
  return {
    userId,
    sessionId: `demo-${dayOf(ms)}`,
    groupId: "rehearsal",
    rubricVersion: /** @type {const} */ ("v2"),
    summary: {
      skillAssessments: skills.map(([skillId, level], index) => ({
        skillId,
        level,
        metCriteria: index === 0 ? (met ?? []) : [],
        unmetCriteria: index === 0 ? (unmet ?? []) : [],
        feedback: index === 0 ? feedback : [],
      })),
      meta: { provider: "demo", model: "made-up", skillsCount: skills.length },
    },
    summaryText: said,
    date: dayOf(ms),
    usage: { tokensIn: 1_400 + said.length * 9, tokensOut: 380, costUsd: 0.002, latencyMs: 2_600 },
    ...(medals !== undefined && { medals }),
  };
}

/** Of an earlier day. @param {unknown} error */
function unlessThere(error) {
  if (!(error instanceof ProblemError && error.status === 409)) {
    throw error;
  }
}

/** The calendar day in UTC. @param {number} ms */
function dayOf(ms) {
  return new Date(ms).toISOString().slice(0, 10).replaceAll("-", "");
}
