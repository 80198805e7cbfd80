import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { memoryTablesBeside } from "user-memory-service-convex/functions/hostTables";

/** What the application had before the memory: these keep their shape, and what is only theirs. */
const ownTables = {
  tracked_skills: defineTable({
    userId: v.string(),
    skillId: v.string(),
    currentLevel: v.number(),
    order: v.number(),
    active: v.optional(v.boolean()),
    color: v.optional(v.string()),
    createdAt: v.number(),
    updatedAt: v.number(),
  })
    .index("by_user_skill", ["userId", "skillId"])
    .index("by_user_order", ["userId", "order"]),

  users_profile: defineTable({
    userId: v.string(),
    displayName: v.optional(v.string()),
    email: v.optional(v.string()),
    avatarUrl: v.optional(v.string()),
    bio: v.optional(v.string()),
    timeZone: v.optional(v.string()), // the only one that is new: what days are reckoned by
    plan: v.optional(v.union(v.literal("free"), v.literal("paid"))),
    createdAt: v.number(),
    updatedAt: v.number(),
  }).index("by_user", ["userId"]),

  users_goals: defineTable({
    userId: v.string(),
    goalId: v.string(),
    title: v.string(),
    description: v.optional(v.string()),
    status: v.union(v.literal("active"), v.literal("paused"), v.literal("completed")),
    targetDateMs: v.optional(v.number()),
    tags: v.optional(v.array(v.string())),
    coachId: v.optional(v.string()),
    createdAt: v.number(),
    updatedAt: v.number(),
  })
    // eslint-disable-next-line @convex-dev/no-duplicate-indexes -- in the order of creation
    .index("by_user", ["userId"])
    .index("by_user_goal", ["userId", "goalId"]),
};

export default defineSchema({
  ...memoryTablesBeside(ownTables),
  ...ownTables,
  lessons: defineTable({ userId: v.string(), title: v.string() }).index("by_user", ["userId"]),
});
