import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

/** The application's own tables; those of the component, some of the same name, are apart from them. */
export default defineSchema({
  users_goals: defineTable({ userId: v.string(), text: v.string(), done: v.boolean() }).index(
    "by_user",
    ["userId"],
  ),
  lessons: defineTable({ userId: v.string(), title: v.string() }).index("by_user", ["userId"]),
});
