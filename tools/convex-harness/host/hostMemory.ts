import { v } from "convex/values";
import { internalMutation } from "../../../convex/_generated/server";

/** As a host application may change the tables that it shares: by itself, past all functions. */
export const editAll = internalMutation({
  args: { userId: v.string() },
  returns: v.null(),
  handler: async ({ db }, { userId }) => {
    const goals = await db
      .query("users_goals")
      .withIndex("by_user", (q) => q.eq("userId", userId))
      .take(10);
    for (const goal of goals) {
      await db.patch("users_goals", goal._id, { status: "completed" });
    }
    const times = { createdAt: 1, updatedAt: 1 };
    await db.insert("users_profile", { userId, displayName: "Ada of the host", ...times });
    await db.insert("tracked_skills", {
      userId,
      skillId: "rhetoric",
      currentLevel: 4,
      order: 1,
      ...times,
    });
    return null;
  },
});
