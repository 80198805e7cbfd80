/** The application's own functions, which tell the memory what happened and ask what a chat should know. */
import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalMutation, internalQuery } from "./_generated/server";

export const finish = internalMutation({
  args: { userId: v.string(), title: v.string(), skillId: v.string(), level: v.number() },
  returns: v.null(),
  handler: async (ctx, { userId, title, skillId, level }) => {
    await ctx.db.insert("lessons", { userId, title });
    const date = new Date().toISOString().slice(0, 10).replaceAll("-", "");
    const rollup = { avgLevel: level, xpEarned: 10 };
    const summary = `Finished the lesson "${title}".`;
    await ctx.runMutation(internal.host.ingestEpisodeSummary, { userId, summary });
    await ctx.runMutation(internal.host.upsertDaily, { userId, date, skillId, rollup });
    await ctx.runMutation(internal.host.updateGamification, { userId, xpDelta: 10 });
    return null;
  },
});

export const opening = internalQuery({
  args: { userId: v.string() },
  returns: v.array(v.string()),
  handler: async (ctx, { userId }): Promise<string[]> => {
    const chat = { userId, limitTokens: 400 };
    const { goals, episodes } = await ctx.runQuery(internal.mem.getContextForChat, chat);
    return [...goals.map(({ title }) => title), ...episodes.map(({ summary }) => summary)];
  },
});
