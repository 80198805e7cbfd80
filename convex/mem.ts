/* eslint-disable max-lines -- a function is named by its module; what it does is in model/ */
/** Memory: what a person said and did, wants and prefers. One function per use case. */
import { v } from "convex/values";
import { internalMutation, internalQuery } from "./functions";
import { sessionPart } from "./assessmentValidators";
import { correctedFact, factCorrection } from "./correctionValidators";
import { forgotten } from "./exportValidators";
import { chatContext } from "./model/chatContext";
import * as corrections from "./model/corrections";
import * as consents from "./model/consents";
import { chatContextOf, contextRead, readContext as read } from "./model/context";
import * as episodes from "./model/episodes";
import { factHistory as historyOf } from "./model/factHistory";
import { listFacts as list } from "./model/factList";
import * as facts from "./model/facts";
import * as forgetting from "./model/forgetting";
import * as goals from "./model/goals";
import * as left from "./model/leftByAssessments";
import { memoryRead, readMemory as memory } from "./model/memory";
import { bindWaiting } from "./model/parked";
import { precondition } from "./model/precondition";
import * as preferences from "./model/preferences";
import * as profiles from "./model/profile";
import { findRevision, revision as memoryRevision, revisionOf } from "./model/revisions";
import { searchFacts as search } from "./model/search";
import * as summaries from "./model/sessionEpisodes";
import * as skills from "./model/trackedSkills";
import * as vectors from "./model/vectors";
import * as gists from "./model/gists";
import { momentOf } from "./model/vocabulary";
import { admit, gated, once } from "./model/write";
import { OPERATIONS } from "./operations";
import { factVector, withoutVector } from "./vectorValidators";
import {
  consent,
  episode,
  fact,
  factDraft,
  factFilter,
  factPatch,
  factUpsert,
  goal,
  goalPatch,
  goalStatus,
  optionsArgs,
  outcome,
  page,
  pageArgs,
  preferences as preferencesDocument,
  preferencesPatch,
  profile,
  profileContent,
  readArgs,
  trackedSkill,
  writeArgs,
} from "./validators";

// Context

/**
 * For a host application's own functions: the best of a person's memory, cut to a budget of 1,024
 * tokens when none is named, of which 5 % stay unused. A query cannot bind the session; that is for
 * `touchSession`.
 */
export const getContextForChat = internalQuery({
  args: {
    ...readArgs,
    sessionId: v.optional(v.string()),
    limitTokens: v.optional(v.number()),
    query: v.optional(v.string()),
    skillIds: v.optional(v.array(v.string())),
    tags: v.optional(v.array(v.string())),
  },
  returns: chatContext,
  handler: async (ctx, { query, limitTokens, skillIds, tags, ...options }) =>
    await chatContextOf(ctx.db, momentOf(options), {
      text: query,
      limitTokens,
      skillIds,
      tags,
      maxFacts: 400,
      maxEpisodes: 30,
    }),
});

/** The version of a memory as a whole: for who has it open and asks whether it has changed. */
export const revision = internalQuery({
  args: { userId: v.string() },
  returns: memoryRevision,
  handler: async (ctx, { userId }) => revisionOf(await findRevision(ctx.db, userId)),
});

/** For the service, which ranks and packs on its own: a memory, or what changed of it. */
export const readMemory = internalQuery({
  args: {
    userId: v.string(),
    maxFacts: v.number(),
    maxEpisodes: v.number(),
    known: v.optional(memoryRevision),
  },
  returns: memoryRead,
  handler: async (ctx, { userId, ...wish }) => await memory(ctx.db, userId, wish),
});

/** The facts that match a question best, for a memory with more of them than were read. */
export const searchFacts = internalQuery({
  args: { userId: v.string(), text: v.string() },
  returns: v.array(fact),
  handler: async (ctx, { userId, text }) => await search(ctx.db, userId, text),
});

/** The same in one, for services from before these two. */
export const readContext = internalQuery({
  args: {
    ...readArgs,
    sessionId: v.optional(v.string()),
    text: v.optional(v.string()),
    maxFacts: v.number(),
    maxEpisodes: v.number(),
    knownRevision: v.optional(v.number()),
  },
  returns: contextRead,
  handler: async (ctx, args) => await read(ctx.db, momentOf(args), args),
});

// Sessions

/** Binds a session to the user unless it is somebody else's; whether anything waits for it. */
export const touchSession = internalMutation({
  args: { ...writeArgs, sessionId: v.string() },
  returns: v.boolean(),
  handler: async (ctx, args) =>
    (await bindWaiting(ctx.db, await admit(ctx, args), args.sessionId)).parked,
});

/** Keeps the rolling digest of a session, the latest. */
export const summariseSession = internalMutation({
  args: { ...writeArgs, part: sessionPart },
  returns: outcome(sessionPart),
  handler: async (ctx, args) =>
    await once(
      ctx,
      args,
      OPERATIONS.summariseSession,
      gists.part(args.part.sessionId, args.part.groupId),
      (at) => summaries.summariseSession(ctx.db, at, args.part),
    ),
});

/** The latest digest of a session, whosoever it is. */
export const findSummary = internalQuery({
  args: { ...optionsArgs, sessionId: v.string() },
  returns: v.union(outcome(sessionPart), v.null()),
  handler: async (ctx, args) =>
    await summaries.findSummary(ctx.db, args.sessionId, momentOf({ ...args, userId: "" })),
});

/** Forgets all that came from a session. */
export const forgetSession = internalMutation({
  args: { ...writeArgs, sessionId: v.string() },
  returns: outcome(forgotten),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.forgetSession, gists.FORGOTTEN, (at) =>
      forgetting.forgetSession(ctx.db, at, args.sessionId),
    ),
});

// Facts

export const upsertFacts = internalMutation({
  args: { ...writeArgs, drafts: v.array(factDraft) },
  returns: outcome(v.array(factUpsert)),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.upsertFacts, gists.FACTS, (at) =>
      facts.upsertFacts(ctx.db, at, args.drafts),
    ),
});

export const listFacts = internalQuery({
  args: { ...readArgs, ...pageArgs, filter: v.optional(factFilter) },
  returns: outcome(page(fact)),
  handler: async (ctx, args) =>
    await gated(ctx, args, "memory", (at) => list(ctx.db, at, args.filter ?? {}, args)),
});

/** A fact with the others of its slot, which say what was so when. */
export const factHistory = internalQuery({
  args: { ...readArgs, factId: v.string() },
  returns: outcome(v.array(fact)),
  handler: async (ctx, args) =>
    await gated(ctx, args, "memory", (at) => historyOf(ctx.db, at, args.factId)),
});

export const patchFact = internalMutation({
  args: { ...writeArgs, factId: v.string(), patch: factPatch },
  returns: outcome(fact),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.patchFact, gists.fact(args.factId), (at) =>
      facts.patchFact(ctx.db, at, args.factId, args.patch),
    ),
});

/** Makes a fact say something else: another one takes its place, and it stays as history. */
export const correctFact = internalMutation({
  args: { ...writeArgs, factId: v.string(), correction: factCorrection },
  returns: outcome(correctedFact),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.correctFact, gists.CORRECTED, (at) =>
      corrections.correctFact(ctx.db, at, args.factId, args.correction),
    ),
});

export const deleteFact = internalMutation({
  args: { ...writeArgs, factId: v.string() },
  returns: outcome(v.boolean()),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.deleteFact, gists.DELETED, (at) =>
      facts.deleteFact(ctx.db, at, args.factId),
    ),
});

/** The same with all that the assessments left that said it. */
export const forgetFact = internalMutation({
  args: { ...writeArgs, factId: v.string() },
  returns: outcome(v.boolean()),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.forgetFact, gists.DELETED, (at) =>
      forgetting.forgetFact(ctx.db, at, args.factId),
    ),
});

/** What the assessments left that a fact, or an episode, came from. */
export const sameAssessment = internalQuery({
  args: { ...readArgs, factId: v.optional(v.string()), episodeId: v.optional(v.string()) },
  returns: outcome(left.sameAssessment),
  handler: async (ctx, args) =>
    await gated(ctx, args, "memory", (at) =>
      args.factId === undefined
        ? left.besidesEpisode(ctx.db, at, args.episodeId ?? "")
        : left.besidesFact(ctx.db, at, args.factId),
    ),
});

// What a model makes of facts

/** Its vectors, up to 1,000 or 4 MiB in a page. */
export const factVectors = internalQuery({
  args: { userId: v.string(), model: v.string(), cursor: v.optional(v.string()) },
  returns: page(factVector),
  handler: async (ctx, { userId, model, cursor }) =>
    await vectors.listVectors(ctx.db, userId, model, cursor),
});

/** The current facts of which it has none yet; those that changed since a revision, if given. */
export const factsWithoutVector = internalQuery({
  args: { ...readArgs, ...pageArgs, model: v.string(), since: v.optional(memoryRevision) },
  returns: outcome(withoutVector),
  handler: async (ctx, args) =>
    await gated(ctx, args, "memory", (at) => vectors.factsWithoutVector(ctx.db, at, args)),
});

/** Keeps up to 100 of those whose facts are still there; how many. */
export const keepFactVectors = internalMutation({
  args: { userId: v.string(), vectors: v.array(factVector) },
  returns: v.number(),
  handler: async (ctx, args) => await vectors.keepVectors(ctx.db, args.userId, args.vectors),
});

// Episodes

export const ingestEpisodeSummary = internalMutation({
  args: { ...writeArgs, episode },
  returns: outcome(episode),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.ingestEpisode, gists.NEW_EPISODE, (at) =>
      episodes.ingestEpisode(ctx.db, at, args.episode),
    ),
});

export const listEpisodes = internalQuery({
  args: { ...readArgs, ...pageArgs },
  returns: outcome(page(episode)),
  handler: async (ctx, args) =>
    await gated(ctx, args, "memory", (at) => episodes.listEpisodes(ctx.db, at, args)),
});

export const deleteEpisode = internalMutation({
  args: { ...writeArgs, episodeId: v.string() },
  returns: outcome(v.boolean()),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.deleteEpisode, gists.DELETED, (at) =>
      episodes.deleteEpisode(ctx.db, at, args.episodeId),
    ),
});

// Goals

export const addGoal = internalMutation({
  args: { ...writeArgs, goal },
  returns: outcome(goal),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.addGoal, gists.NEW_GOAL, (at) =>
      goals.addGoal(ctx.db, at, args.goal),
    ),
});

export const listGoals = internalQuery({
  args: { userId: v.string(), status: v.optional(goalStatus) },
  returns: v.array(goal),
  handler: async (ctx, args) => await goals.listGoals(ctx.db, args.userId, args.status),
});

export const updateGoal = internalMutation({
  args: { ...writeArgs, goalId: v.string(), patch: goalPatch },
  returns: outcome(goal),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.updateGoal, gists.goal(args.goalId), (at) =>
      goals.updateGoal(ctx.db, at, args.goalId, args.patch),
    ),
});

export const deleteGoal = internalMutation({
  args: { ...writeArgs, goalId: v.string() },
  returns: outcome(v.boolean()),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.deleteGoal, gists.DELETED, (at) =>
      goals.deleteGoal(ctx.db, at, args.goalId),
    ),
});

// Preferences

export const getPreferences = internalQuery({
  args: { userId: v.string() },
  returns: v.union(preferencesDocument, v.null()),
  handler: async (ctx, args) => {
    const stored = await preferences.findPreferences(ctx.db, args.userId);
    return stored && preferences.toPreferences(stored);
  },
});

export const upsertPreference = internalMutation({
  args: { ...writeArgs, patch: preferencesPatch, precondition: v.optional(precondition) },
  returns: outcome(preferencesDocument),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.patchPreferences, gists.preferences(), (at) =>
      preferences.patchPreferences(ctx.db, at, args.patch, args.precondition),
    ),
});

// Profile

export const getProfile = internalQuery({
  args: { userId: v.string() },
  returns: v.union(profile, v.null()),
  handler: async (ctx, args) => {
    const stored = await profiles.findProfile(ctx.db, args.userId);
    return stored && profiles.toProfile(stored);
  },
});

export const putProfile = internalMutation({
  args: { ...writeArgs, profile: profileContent, precondition: v.optional(precondition) },
  returns: outcome(profile),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.putProfile, gists.profile(), (at) =>
      profiles.putProfile(ctx.db, at, args.profile, args.precondition),
    ),
});

// Consents

export const listConsents = internalQuery({
  args: readArgs,
  returns: v.array(consent),
  handler: async (ctx, args) => await consents.listConsents(ctx.db, momentOf(args)),
});

export const putConsent = internalMutation({
  args: { ...writeArgs, consent },
  returns: outcome(consent),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.putConsent, gists.consent(args.consent.consent), (at) =>
      consents.putConsent(ctx.db, at, args.consent),
    ),
});

// Tracked skills

export const listTrackedSkills = internalQuery({
  args: { userId: v.string() },
  returns: v.array(trackedSkill),
  handler: async (ctx, args) => await skills.listTrackedSkills(ctx.db, args.userId),
});

export const putTrackedSkill = internalMutation({
  args: { ...writeArgs, skill: trackedSkill, formerIds: v.optional(v.array(v.string())) },
  returns: outcome(trackedSkill),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.putTrackedSkill, gists.skill(args.skill.skillId), (at) =>
      skills.putTrackedSkill(ctx.db, at, args.skill, args.formerIds),
    ),
});

export const reorderTrackedSkills = internalMutation({
  args: { ...writeArgs, order: v.array(v.string()) },
  returns: outcome(v.array(trackedSkill)),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.reorderTrackedSkills, gists.SKILLS, (at) =>
      skills.reorderTrackedSkills(ctx.db, at, args.order),
    ),
});

export const deleteTrackedSkill = internalMutation({
  args: { ...writeArgs, skillId: v.string() },
  returns: outcome(v.boolean()),
  handler: async (ctx, args) =>
    await once(ctx, args, OPERATIONS.deleteTrackedSkill, gists.DELETED, (at) =>
      skills.deleteTrackedSkill(ctx.db, at, args.skillId),
    ),
});
