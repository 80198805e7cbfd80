import { describe, expect, test } from "vitest";
import { FUNCTIONS, MODULES } from "./functions.fixtures";

test("these are the functions of the deployment", () => {
  expect(FUNCTIONS.map(({ path }) => path).sort()).toEqual([
    "admin:countPage",
    "admin:deleteByUser",
    "admin:exportPage",
    "admin:findErasure",
    "admin:importPage",
    "admin:listUsers",
    "assessments:finalize",
    "assessments:findSubject",
    "assessments:forget",
    "cron:moveTerms",
    "cron:ttlSweep",
    "deployment:version",
    "gamification:get",
    "gamification:update",
    "host:addGoal",
    "host:ingestEpisodeSummary",
    "host:updateGamification",
    "host:upsertDaily",
    "host:upsertPreference",
    "mem:addGoal",
    "mem:correctFact",
    "mem:deleteEpisode",
    "mem:deleteFact",
    "mem:deleteGoal",
    "mem:deleteTrackedSkill",
    "mem:factHistory",
    "mem:factVectors",
    "mem:factsWithoutVector",
    "mem:findSummary",
    "mem:forgetFact",
    "mem:forgetSession",
    "mem:getContextForChat",
    "mem:getPreferences",
    "mem:getProfile",
    "mem:ingestEpisodeSummary",
    "mem:keepFactVectors",
    "mem:listConsents",
    "mem:listEpisodes",
    "mem:listFacts",
    "mem:listGoals",
    "mem:listTrackedSkills",
    "mem:patchFact",
    "mem:putConsent",
    "mem:putProfile",
    "mem:putTrackedSkill",
    "mem:readContext",
    "mem:readMemory",
    "mem:reorderTrackedSkills",
    "mem:revision",
    "mem:sameAssessment",
    "mem:searchFacts",
    "mem:summariseSession",
    "mem:touchSession",
    "mem:updateGoal",
    "mem:upsertFacts",
    "mem:upsertPreference",
    "parked:deliverable",
    "parked:depth",
    "parked:find",
    "parked:list",
    "parked:ofSession",
    "parked:park",
    "parked:remove",
    "progress:listDaily",
    "progress:upsertDaily",
    "sessions:bind",
    "sessions:find",
  ]);
});

describe.each(FUNCTIONS)("$path", ({ registered }) => {
  test("is internal", () => {
    expect(registered.isInternal).toBe(true);
    expect(registered.isPublic).toBeUndefined();
  });

  test("declares what it takes and returns, without any", () => {
    const declared = [registered.exportArgs(), registered.exportReturns()];
    expect(declared.map((json) => (JSON.parse(json) as { type?: string } | null)?.type)).toEqual([
      "object",
      expect.any(String),
    ]);
    expect(declared.join()).not.toContain('"type":"any"');
  });
});

test("there are no HTTP endpoints", () => {
  expect(Object.keys(MODULES)).not.toContain("./http.ts");
});
