import { describe, expect, test } from "vitest";
import schema, { memoryTables } from "./schema";

/** As Convex's own push serialises a table. */
interface Exported {
  indexes: { indexDescriptor: string; fields: string[] }[];
  searchIndexes: { indexDescriptor: string; searchField: string; filterFields: string[] }[];
  documentType: { type: string; value: Record<string, { optional: boolean }> };
}

const TABLES = Object.fromEntries(
  Object.entries(schema.tables).map(([name, table]) => [
    name,
    (table as unknown as { export(): Exported }).export(),
  ]),
);

/** The data model: required fields, optional fields (`?`), indexes by name and leading fields. */
const MODEL: Record<string, { fields: string; indexes: Record<string, string> }> = {
  users_memory_facts: {
    fields:
      "userId factId kind text tags skillId? weight decayMs createdAtMs lastReinforcedAtMs expiresAtMs? source sessionId? slot? pinned? supersededAtMs?",
    indexes: {
      by_user: "userId",
      by_user_kind: "userId kind",
      by_user_skill: "userId skillId",
      by_expiresAt: "expiresAtMs",
    },
  },
  users_memory_fact_vectors: {
    fields: "userId factId model vector",
    indexes: { by_user_fact: "userId factId", by_user_model: "userId model factId" },
  },
  users_memory_episodes: {
    fields:
      "userId episodeId sessionId? groupId? summary highlights startIdx? endIdx? createdAtMs expiresAtMs?",
    indexes: {
      by_user_created: "userId createdAtMs",
      by_user_session: "userId sessionId",
      by_user_group: "userId groupId",
      by_expiresAt: "expiresAtMs",
    },
  },
  users_progress_daily: {
    fields:
      "userId dateYYYYMMDD skillId samples avgLevel xpEarned medals errors tokensIn tokensOut costUsd latencyMsTotal updatedAtMs",
    indexes: {
      by_user_date_skill: "userId dateYYYYMMDD skillId",
      by_user_date: "userId dateYYYYMMDD",
    },
  },
  users_gamification: {
    fields:
      "userId xpTotal level streakDays lastActivityYYYYMMDD? badges seasonId? seasonXp? updatedAt",
    indexes: { by_user: "userId" },
  },
  users_privacy_consents: {
    fields: "userId consent granted scope? version? createdAt updatedAt expiresAtMs?",
    indexes: { by_user_consent: "userId consent", by_expiresAt: "expiresAtMs" },
  },
  users_preferences: {
    fields: "userId tone? verbosity? correctionStyle? ttsVoice? language? extra? updatedAt",
    indexes: { by_user: "userId" },
  },
  users_profile: {
    fields: "userId displayName? email? avatarUrl? bio? createdAt updatedAt",
    indexes: { by_user: "userId" },
  },
  users_goals: {
    fields: "userId goalId title description? status targetDateMs? tags createdAt updatedAt",
    indexes: { by_user: "userId", by_user_goal: "userId goalId" },
  },
  tracked_skills: {
    fields: "userId skillId currentLevel order active? createdAt updatedAt",
    indexes: {
      by_user: "userId",
      by_user_skill: "userId skillId",
      by_user_order: "userId order",
    },
  },
  users_sessions: {
    fields: "userId sessionId lastSeenAtMs expiresAtMs",
    indexes: { by_session: "sessionId", by_user: "userId", by_expiresAt: "expiresAtMs" },
  },
  users_session_parts: {
    fields: "userId sessionId groupId text highlights version? createdAtMs expiresAtMs?",
    indexes: { by_user_session: "userId sessionId groupId", by_expiresAt: "expiresAtMs" },
  },
  users_assessments: {
    fields:
      "userId sessionId groupId contentHash revision? verdict dateYYYYMMDD? seasonId? xp factIds rollups updatedAtMs",
    indexes: { by_user_session: "userId sessionId groupId", by_user_date: "userId dateYYYYMMDD" },
  },
  parked_writes: {
    fields: "id sessionId operation content acceptedAtMs expiresAtMs",
    indexes: { by_session: "sessionId", by_expiresAt: "expiresAtMs" },
  },
  erasures: {
    fields: "userHash erasedAtMs expiresAtMs",
    indexes: { by_userHash: "userHash", by_expiresAt: "expiresAtMs" },
  },
  users_idempotency: {
    fields: "userId key requestHash outcome? expiresAtMs",
    indexes: { by_user_key: "userId key", by_expiresAt: "expiresAtMs" },
  },
};

describe.each(Object.entries(MODEL))("%s", (name, model) => {
  const table = TABLES[name] as Exported;

  test("has every field", () => {
    const fields = Object.entries(table.documentType.value).map(
      ([field, { optional }]) => field + (optional ? "?" : ""),
    );
    expect(fields).toEqual(expect.arrayContaining(model.fields.split(" ")));
  });

  test("has every index", () => {
    for (const [index, leading] of Object.entries(model.indexes)) {
      const found = table.indexes.find(({ indexDescriptor }) => indexDescriptor === index);
      expect(found?.fields.join(" "), index).toMatch(new RegExp(`^${leading}( |$)`));
    }
  });
});

test("tracked_skills has exactly the host application's shape", () => {
  const { documentType, indexes } = TABLES.tracked_skills as Exported;
  expect(Object.keys(documentType.value).sort()).toEqual([
    "active",
    "createdAt",
    "currentLevel",
    "order",
    "skillId",
    "updatedAt",
    "userId",
  ]);
  expect(indexes.map(({ indexDescriptor }) => indexDescriptor).sort()).toEqual([
    "by_user",
    "by_user_order",
    "by_user_skill",
  ]);
});

test("facts have a full-text index that never crosses users", () => {
  expect(TABLES.users_memory_terms?.searchIndexes).toMatchObject([
    { searchField: "terms", filterFields: ["userId"] },
  ]);
});

test("no validator is open", () => {
  expect(JSON.stringify(TABLES)).not.toContain('"type":"any"');
  expect(schema.schemaValidation).toBe(true);
});

test("no table is named like one of the host application's, but the one that is shared", () => {
  const host = ["sessions", "assessments", "interactions", "skills", "users", "events"];
  const ours = Object.keys(memoryTables);
  expect(ours.filter((table) => host.includes(table))).toEqual([]);
  expect(ours.filter((table) => !/^(users|erased|parked)_/.test(table))).toEqual([
    "tracked_skills",
    "erasures",
  ]);
});

test("no document refers to another table", () => {
  expect(JSON.stringify(TABLES)).not.toContain('"type":"id"');
});
