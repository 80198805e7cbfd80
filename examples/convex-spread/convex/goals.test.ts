/** The application and the memory on the same tables: each reads what the other wrote, and keeps it. */
import { convexTest } from "convex-test";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";
import { memoryTablesBeside } from "user-memory-service-convex/functions/hostTables";
import { internal } from "./_generated/api";
import schema from "./schema";

const ana = { userId: "ana" };
const times = { createdAt: 1, updatedAt: 1 };

const modules = import.meta.glob(["./**/*.{ts,js}", "!**/*.d.ts", "!**/*.test.ts"]);

function application() {
  return convexTest({ schema, modules, transactionLimits: true });
}

async function goalsInContext(t: ReturnType<typeof application>) {
  const { goals } = await t.query(internal.mem.getContextForChat, ana);
  return goals.map(({ title }) => title);
}

test("a goal that the application edits is in the next context", async () => {
  const t = application();
  const goal = {
    ...ana,
    goalId: await t.mutation(internal.goals.create, { ...ana, title: "Speak" }),
  };
  expect(await goalsInContext(t)).toEqual(["Speak"]);

  await t.mutation(internal.goals.rename, { ...goal, title: "Speak up" });
  expect(await goalsInContext(t)).toEqual(["Speak up"]);

  await t.mutation(internal.goals.complete, goal);
  expect(await goalsInContext(t)).toEqual([]);
});

test("what only the application knows of a document stays as it is", async () => {
  const t = application();
  const profile = { displayName: "Ana", plan: "paid" as const, ...times };
  const skill = { skillId: "talk", currentLevel: 4, order: 1, color: "teal", ...times };
  const goalId = await t.mutation(internal.goals.create, { ...ana, title: "Speak", coachId: "c" });
  await t.run(async ({ db }) => {
    await db.insert("users_profile", { ...ana, ...profile });
    await db.insert("tracked_skills", { ...ana, ...skill });
  });

  await t.mutation(internal.mem.updateGoal, { ...ana, goalId, patch: { tags: ["voice"] } });
  await t.mutation(internal.mem.putProfile, { ...ana, profile: { bio: "Engineer" } });
  const put = { skillId: "talk", currentLevel: 5, order: 1, ...times };
  await t.mutation(internal.mem.putTrackedSkill, { ...ana, skill: put });

  await t.run(async ({ db }) => {
    expect(await db.query("users_goals").collect()).toMatchObject([
      { coachId: "c", tags: ["voice"] },
    ]);
    const [stored] = await db.query("users_profile").collect();
    expect(stored).toMatchObject({ plan: "paid", bio: "Engineer" });
    expect(stored).not.toHaveProperty("displayName");
    expect(await db.query("tracked_skills").collect()).toMatchObject([
      { color: "teal", currentLevel: 5 },
    ]);
  });
});

test("nothing that only the application knows leaves with the memory's documents", async () => {
  const t = application();
  await t.mutation(internal.goals.create, { ...ana, title: "Speak", coachId: "c" });
  await t.run(({ db }) => db.insert("users_profile", { ...ana, plan: "free", ...times }));

  const { items } = await t.query(internal.admin.exportPage, { ...ana, limit: 10 });
  expect(items.map(({ table }) => table)).toEqual(["users_profile", "users_goals"]);
  expect(JSON.stringify(items)).not.toMatch(/coachId|plan/);
  expect(await t.query(internal.mem.getProfile, ana)).toEqual(times);
  expect(await t.query(internal.mem.listGoals, ana)).toMatchObject([{ tags: [] }]);
});

test("three tracked skills are put in another order by one call", async () => {
  const t = application();
  await t.run(async ({ db }) => {
    for (const [index, skillId] of ["talk", "listen", "write"].entries()) {
      await db.insert("tracked_skills", {
        ...ana,
        skillId,
        currentLevel: 3,
        order: index + 1,
        ...times,
      });
    }
  });

  const order = ["write", "talk", "listen"];
  await t.mutation(internal.mem.reorderTrackedSkills, { ...ana, order });

  const skills = await t.query(internal.mem.listTrackedSkills, ana);
  expect(skills.map(({ skillId }) => skillId)).toEqual(order);
  expect(skills.map((skill) => skill.order)).toEqual([1, 2, 3]);
});

test("whoever is erased is erased from the shared tables, and from no other of the application", async () => {
  const t = application();
  await t.mutation(internal.goals.create, { ...ana, title: "Speak" });
  await t.run(({ db }) => db.insert("lessons", { ...ana, title: "Breathing" }));

  const { deleted } = await t.mutation(internal.admin.deleteByUser, ana);

  expect(deleted).toMatchObject({ users_goals: 1 });
  await t.run(async ({ db }) => {
    expect(await db.query("users_goals").collect()).toEqual([]);
    expect(await db.query("lessons").collect()).toHaveLength(1);
  });
});

test("a profile without room for a time zone refuses one, and takes everything else", async () => {
  const { users_profile, users_goals, tracked_skills } = schema.tables;
  const { timeZone, ...fields } = users_profile.validator.fields;
  const own = {
    users_goals,
    tracked_skills,
    users_profile: defineTable(fields).index("by_user", ["userId"]),
  };
  const t = convexTest({ schema: defineSchema({ ...memoryTablesBeside(own), ...own }), modules });
  const put = (profile: object) => t.mutation(internal.mem.putProfile, { ...ana, profile });

  await expect(put({ bio: "Engineer", timeZone: "Europe/Berlin" })).rejects.toMatchObject({
    data: { kind: "invalid_argument", field: "timeZone" },
  });
  await put({ bio: "Engineer" });
  expect(await t.query(internal.mem.getProfile, ana)).toMatchObject({ bio: "Engineer" });
});

test("a table without an index by which it is read is refused when it is deployed", () => {
  const users_goals = defineTable({ userId: v.string() }).index("by_user", ["userId"]);
  expect(() => memoryTablesBeside({ users_goals })).toThrow(
    "users_goals needs the index by_user_goal on userId, goalId.",
  );
  expect(memoryTablesBeside({})).toHaveProperty("users_goals");
});
