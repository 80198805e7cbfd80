import { type RegisteredMutation, type RegisteredQuery } from "convex/server";
import { describe, expect, test } from "vitest";

type Registered = Partial<
  RegisteredQuery<"public", never, unknown> & RegisteredMutation<"public", never, unknown>
> & { isPublic?: true; isInternal?: true; exportArgs(): string; exportReturns(): string };

const MODULES = import.meta.glob<Record<string, unknown>>(
  ["./**/*.ts", "!./**/*.test.ts", "!./**/*.d.ts", "!./_generated/**"],
  { eager: true },
);

const FUNCTIONS = Object.entries(MODULES).flatMap(([path, module]) =>
  Object.entries(module)
    .filter(([, value]) => typeof value === "function" && "exportArgs" in value)
    .map(([name, value]) => {
      const file = path.replace(/^\.\//, "").replace(/\.ts$/, "");
      return { path: `${file}:${name}`, registered: value as Registered };
    }),
);

test("these are the functions of the deployment", () => {
  expect(FUNCTIONS.map(({ path }) => path).sort()).toEqual([
    "admin:deleteByUser",
    "admin:exportPage",
    "admin:importPage",
    "assessments:finalize",
    "assessments:findSubject",
    "cron:ttlSweep",
    "gamification:get",
    "gamification:update",
    "mem:addGoal",
    "mem:deleteEpisode",
    "mem:deleteFact",
    "mem:deleteGoal",
    "mem:deleteTrackedSkill",
    "mem:getContextForChat",
    "mem:getPreferences",
    "mem:getProfile",
    "mem:ingestEpisodeSummary",
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
    "mem:touchSession",
    "mem:updateGoal",
    "mem:upsertFacts",
    "mem:upsertPreference",
    "progress:listDaily",
    "progress:upsertDaily",
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
