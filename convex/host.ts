/**
 * For a host application's own functions, which say what they know: ids, times and everything else
 * that has a default are filled in here. They call these with `ctx.runMutation(internal.…)`, in the
 * same transaction, so that no key is needed to do them once.
 */
import { v } from "convex/values";
import { internalMutation } from "./functions";
import { dayIn, episodeOf, goalOf, patchOf, rollupOf } from "./lib/hostDefaults";
import * as episodes from "./model/episodes";
import { updateGamification as applyActivity } from "./model/gamification";
import * as gists from "./model/gists";
import { addGoal as add } from "./model/goals";
import { patchPreferences } from "./model/preferences";
import { findProfile } from "./model/profile";
import { upsertDaily as report } from "./model/progress";
import { once } from "./model/write";
import { OPERATIONS } from "./operations";
import {
  episode,
  gamification,
  goal,
  outcome,
  preferences,
  preferencesPatch,
  rollup,
} from "./validators";

const userId = v.string();

/** `addGoal(userId, goal)`: a title is enough. */
export const addGoal = internalMutation({
  args: { userId, goal: goal.partial().extend({ title: v.string() }) },
  returns: outcome(goal),
  handler: async (ctx, args) => {
    const nowMs = Date.now();
    const filled = { userId: args.userId, write: { nowMs }, goal: goalOf(args.goal, nowMs) };
    return await once(ctx, filled, OPERATIONS.addGoal, gists.NEW_GOAL, (at) =>
      add(ctx.db, at, filled.goal),
    );
  },
});

/** `ingestEpisodeSummary(payload)`: the person and a summary are enough. */
export const ingestEpisodeSummary = internalMutation({
  args: { userId, ...episode.partial().fields, summary: v.string() },
  returns: outcome(episode),
  handler: async (ctx, { userId, ...said }) => {
    const nowMs = Date.now();
    const filled = { userId, write: { nowMs }, episode: episodeOf(said, nowMs) };
    return await once(ctx, filled, OPERATIONS.ingestEpisode, gists.NEW_EPISODE, (at) =>
      episodes.ingestEpisode(ctx.db, at, filled.episode),
    );
  },
});

/** `upsertDaily(userId, date, skillId, rollup)`: adds what is given to the day, with a mean level. */
export const upsertDaily = internalMutation({
  args: {
    userId,
    /** YYYYMMDD */
    date: v.string(),
    skillId: v.string(),
    rollup: rollup
      .omit("dateYYYYMMDD", "skillId", "levelSum", "updatedAtMs")
      .partial()
      .extend({ avgLevel: v.optional(v.number()) }),
  },
  returns: outcome(rollup),
  handler: async (ctx, { userId, date, skillId, rollup: said }) => {
    const nowMs = Date.now();
    const filled = { userId, write: { nowMs }, rollup: rollupOf(date, skillId, said, nowMs) };
    return await once(ctx, filled, OPERATIONS.upsertDaily, gists.rollup(date, skillId), (at) =>
      report(ctx.db, at, filled.rollup),
    );
  },
});

/** `gamification.update(userId, {xpDelta, badgesToAdd?})`, of today where the person is. */
export const updateGamification = internalMutation({
  args: {
    userId,
    xpDelta: v.number(),
    badgesToAdd: v.optional(v.array(v.string())),
    /** YYYYMMDD */
    date: v.optional(v.string()),
    seasonId: v.optional(v.string()),
  },
  returns: outcome(gamification),
  handler: async (ctx, { userId, date, badgesToAdd = [], ...said }) => {
    const nowMs = Date.now();
    const profile = date === undefined ? await findProfile(ctx.db, userId) : null;
    const dateYYYYMMDD = date ?? dayIn(profile?.timeZone, nowMs);
    const filled = { userId, write: { nowMs }, update: { ...said, badgesToAdd, dateYYYYMMDD } };
    return await once(ctx, filled, OPERATIONS.updateGamification, gists.STANDING, (at) =>
      applyActivity(ctx.db, at, filled.update),
    );
  },
});

const scalar = v.union(v.string(), v.number(), v.boolean(), v.null());

/** `upsertPreference(userId, patch)`: null clears; `extra` is a flat object. */
export const upsertPreference = internalMutation({
  args: {
    userId,
    patch: preferencesPatch.extend({
      extra: v.optional(v.union(v.null(), v.record(v.string(), scalar))),
    }),
  },
  returns: outcome(preferences),
  handler: async (ctx, args) => {
    const filled = { userId: args.userId, patch: patchOf(args.patch) };
    return await once(ctx, filled, OPERATIONS.patchPreferences, gists.preferences(), (at) =>
      patchPreferences(ctx.db, at, filled.patch, undefined),
    );
  },
});
