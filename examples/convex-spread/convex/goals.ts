/** The application's own goals, as its screens edit them; none of it knows the memory. */
import { v } from "convex/values";
import { internalMutation, type MutationCtx } from "./_generated/server";

const ofUser = { userId: v.string(), goalId: v.string() };

export const create = internalMutation({
  args: { userId: v.string(), title: v.string(), coachId: v.optional(v.string()) },
  returns: v.string(),
  handler: async ({ db }, args) => {
    const goalId = crypto.randomUUID();
    const times = { createdAt: Date.now(), updatedAt: Date.now() };
    await db.insert("users_goals", { ...args, goalId, status: "active", ...times });
    return goalId;
  },
});

export const rename = internalMutation({
  args: { ...ofUser, title: v.string() },
  returns: v.null(),
  handler: async (ctx, args) => {
    const goal = await find(ctx, args);
    await ctx.db.patch("users_goals", goal._id, { title: args.title, updatedAt: Date.now() });
    return null;
  },
});

export const complete = internalMutation({
  args: ofUser,
  returns: v.null(),
  handler: async (ctx, args) => {
    const goal = await find(ctx, args);
    await ctx.db.patch("users_goals", goal._id, { status: "completed", updatedAt: Date.now() });
    return null;
  },
});

async function find({ db }: MutationCtx, { userId, goalId }: { userId: string; goalId: string }) {
  const goal = await db
    .query("users_goals")
    .withIndex("by_user_goal", (q) => q.eq("userId", userId).eq("goalId", goalId))
    .unique();
  if (goal === null) {
    throw new Error("There is no such goal.");
  }
  return goal;
}
