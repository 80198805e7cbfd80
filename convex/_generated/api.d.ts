/* eslint-disable */
/**
 * Generated `api` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type {
  ApiFromModules,
  FilterApi,
  FunctionReference,
} from "convex/server";
import type * as admin from "../admin.js";
import type * as assessmentValidators from "../assessmentValidators.js";
import type * as assessments from "../assessments.js";
import type * as correctionValidators from "../correctionValidators.js";
import type * as cron from "../cron.js";
import type * as crons from "../crons.js";
import type * as deliveryValidators from "../deliveryValidators.js";
import type * as deployment from "../deployment.js";
import type * as errors from "../errors.js";
import type * as exportValidators from "../exportValidators.js";
import type * as functions from "../functions.js";
import type * as gamification from "../gamification.js";
import type * as host from "../host.js";
import type * as hostTables from "../hostTables.js";
import type * as lib_activityHistory from "../lib/activityHistory.js";
import type * as lib_assessmentRules from "../lib/assessmentRules.js";
import type * as lib_chatScore from "../lib/chatScore.js";
import type * as lib_consentRules from "../lib/consentRules.js";
import type * as lib_contractVersion from "../lib/contractVersion.js";
import type * as lib_correctionRules from "../lib/correctionRules.js";
import type * as lib_cursor from "../lib/cursor.js";
import type * as lib_days from "../lib/days.js";
import type * as lib_documentRules from "../lib/documentRules.js";
import type * as lib_episodeRules from "../lib/episodeRules.js";
import type * as lib_expiry from "../lib/expiry.js";
import type * as lib_factFilter from "../lib/factFilter.js";
import type * as lib_factIds from "../lib/factIds.js";
import type * as lib_factRules from "../lib/factRules.js";
import type * as lib_gamificationRules from "../lib/gamificationRules.js";
import type * as lib_goalRules from "../lib/goalRules.js";
import type * as lib_hostDefaults from "../lib/hostDefaults.js";
import type * as lib_labels from "../lib/labels.js";
import type * as lib_memberRules from "../lib/memberRules.js";
import type * as lib_mergePatch from "../lib/mergePatch.js";
import type * as lib_openObject from "../lib/openObject.js";
import type * as lib_origins from "../lib/origins.js";
import type * as lib_profileRules from "../lib/profileRules.js";
import type * as lib_rollupMerge from "../lib/rollupMerge.js";
import type * as lib_searchTerms from "../lib/searchTerms.js";
import type * as lib_sessionEpisode from "../lib/sessionEpisode.js";
import type * as lib_sessionRules from "../lib/sessionRules.js";
import type * as lib_sets from "../lib/sets.js";
import type * as lib_sha256 from "../lib/sha256.js";
import type * as lib_skillRename from "../lib/skillRename.js";
import type * as lib_takeBackRules from "../lib/takeBackRules.js";
import type * as lib_texts from "../lib/texts.js";
import type * as lib_tokens from "../lib/tokens.js";
import type * as lib_trackedSkillRules from "../lib/trackedSkillRules.js";
import type * as lib_vectorRules from "../lib/vectorRules.js";
import type * as mem from "../mem.js";
import type * as model_assessmentRecords from "../model/assessmentRecords.js";
import type * as model_assessments from "../model/assessments.js";
import type * as model_chatContext from "../model/chatContext.js";
import type * as model_consents from "../model/consents.js";
import type * as model_context from "../model/context.js";
import type * as model_corrections from "../model/corrections.js";
import type * as model_deletion from "../model/deletion.js";
import type * as model_derived from "../model/derived.js";
import type * as model_episodes from "../model/episodes.js";
import type * as model_erasure from "../model/erasure.js";
import type * as model_exports from "../model/exports.js";
import type * as model_factHistory from "../model/factHistory.js";
import type * as model_factList from "../model/factList.js";
import type * as model_factVectors from "../model/factVectors.js";
import type * as model_facts from "../model/facts.js";
import type * as model_fence from "../model/fence.js";
import type * as model_forgetting from "../model/forgetting.js";
import type * as model_gamification from "../model/gamification.js";
import type * as model_gists from "../model/gists.js";
import type * as model_goals from "../model/goals.js";
import type * as model_idempotency from "../model/idempotency.js";
import type * as model_imports from "../model/imports.js";
import type * as model_leftByAssessments from "../model/leftByAssessments.js";
import type * as model_memory from "../model/memory.js";
import type * as model_pages from "../model/pages.js";
import type * as model_parked from "../model/parked.js";
import type * as model_people from "../model/people.js";
import type * as model_precondition from "../model/precondition.js";
import type * as model_preferences from "../model/preferences.js";
import type * as model_profile from "../model/profile.js";
import type * as model_progress from "../model/progress.js";
import type * as model_revisions from "../model/revisions.js";
import type * as model_scan from "../model/scan.js";
import type * as model_search from "../model/search.js";
import type * as model_sessionEpisodes from "../model/sessionEpisodes.js";
import type * as model_sessionParts from "../model/sessionParts.js";
import type * as model_sessions from "../model/sessions.js";
import type * as model_sharedTables from "../model/sharedTables.js";
import type * as model_skillJoin from "../model/skillJoin.js";
import type * as model_snapshot from "../model/snapshot.js";
import type * as model_subjects from "../model/subjects.js";
import type * as model_sweep from "../model/sweep.js";
import type * as model_table from "../model/table.js";
import type * as model_tables from "../model/tables.js";
import type * as model_takeBack from "../model/takeBack.js";
import type * as model_terms from "../model/terms.js";
import type * as model_trackedSkills from "../model/trackedSkills.js";
import type * as model_vectors from "../model/vectors.js";
import type * as model_vocabulary from "../model/vocabulary.js";
import type * as model_write from "../model/write.js";
import type * as operations from "../operations.js";
import type * as parked from "../parked.js";
import type * as progress from "../progress.js";
import type * as sessions from "../sessions.js";
import type * as validators from "../validators.js";
import type * as vectorValidators from "../vectorValidators.js";

/**
 * A utility for referencing Convex functions in your app's API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
declare const fullApi: ApiFromModules<{
  admin: typeof admin;
  assessmentValidators: typeof assessmentValidators;
  assessments: typeof assessments;
  correctionValidators: typeof correctionValidators;
  cron: typeof cron;
  crons: typeof crons;
  deliveryValidators: typeof deliveryValidators;
  deployment: typeof deployment;
  errors: typeof errors;
  exportValidators: typeof exportValidators;
  functions: typeof functions;
  gamification: typeof gamification;
  host: typeof host;
  hostTables: typeof hostTables;
  "lib/activityHistory": typeof lib_activityHistory;
  "lib/assessmentRules": typeof lib_assessmentRules;
  "lib/chatScore": typeof lib_chatScore;
  "lib/consentRules": typeof lib_consentRules;
  "lib/contractVersion": typeof lib_contractVersion;
  "lib/correctionRules": typeof lib_correctionRules;
  "lib/cursor": typeof lib_cursor;
  "lib/days": typeof lib_days;
  "lib/documentRules": typeof lib_documentRules;
  "lib/episodeRules": typeof lib_episodeRules;
  "lib/expiry": typeof lib_expiry;
  "lib/factFilter": typeof lib_factFilter;
  "lib/factIds": typeof lib_factIds;
  "lib/factRules": typeof lib_factRules;
  "lib/gamificationRules": typeof lib_gamificationRules;
  "lib/goalRules": typeof lib_goalRules;
  "lib/hostDefaults": typeof lib_hostDefaults;
  "lib/labels": typeof lib_labels;
  "lib/memberRules": typeof lib_memberRules;
  "lib/mergePatch": typeof lib_mergePatch;
  "lib/openObject": typeof lib_openObject;
  "lib/origins": typeof lib_origins;
  "lib/profileRules": typeof lib_profileRules;
  "lib/rollupMerge": typeof lib_rollupMerge;
  "lib/searchTerms": typeof lib_searchTerms;
  "lib/sessionEpisode": typeof lib_sessionEpisode;
  "lib/sessionRules": typeof lib_sessionRules;
  "lib/sets": typeof lib_sets;
  "lib/sha256": typeof lib_sha256;
  "lib/skillRename": typeof lib_skillRename;
  "lib/takeBackRules": typeof lib_takeBackRules;
  "lib/texts": typeof lib_texts;
  "lib/tokens": typeof lib_tokens;
  "lib/trackedSkillRules": typeof lib_trackedSkillRules;
  "lib/vectorRules": typeof lib_vectorRules;
  mem: typeof mem;
  "model/assessmentRecords": typeof model_assessmentRecords;
  "model/assessments": typeof model_assessments;
  "model/chatContext": typeof model_chatContext;
  "model/consents": typeof model_consents;
  "model/context": typeof model_context;
  "model/corrections": typeof model_corrections;
  "model/deletion": typeof model_deletion;
  "model/derived": typeof model_derived;
  "model/episodes": typeof model_episodes;
  "model/erasure": typeof model_erasure;
  "model/exports": typeof model_exports;
  "model/factHistory": typeof model_factHistory;
  "model/factList": typeof model_factList;
  "model/factVectors": typeof model_factVectors;
  "model/facts": typeof model_facts;
  "model/fence": typeof model_fence;
  "model/forgetting": typeof model_forgetting;
  "model/gamification": typeof model_gamification;
  "model/gists": typeof model_gists;
  "model/goals": typeof model_goals;
  "model/idempotency": typeof model_idempotency;
  "model/imports": typeof model_imports;
  "model/leftByAssessments": typeof model_leftByAssessments;
  "model/memory": typeof model_memory;
  "model/pages": typeof model_pages;
  "model/parked": typeof model_parked;
  "model/people": typeof model_people;
  "model/precondition": typeof model_precondition;
  "model/preferences": typeof model_preferences;
  "model/profile": typeof model_profile;
  "model/progress": typeof model_progress;
  "model/revisions": typeof model_revisions;
  "model/scan": typeof model_scan;
  "model/search": typeof model_search;
  "model/sessionEpisodes": typeof model_sessionEpisodes;
  "model/sessionParts": typeof model_sessionParts;
  "model/sessions": typeof model_sessions;
  "model/sharedTables": typeof model_sharedTables;
  "model/skillJoin": typeof model_skillJoin;
  "model/snapshot": typeof model_snapshot;
  "model/subjects": typeof model_subjects;
  "model/sweep": typeof model_sweep;
  "model/table": typeof model_table;
  "model/tables": typeof model_tables;
  "model/takeBack": typeof model_takeBack;
  "model/terms": typeof model_terms;
  "model/trackedSkills": typeof model_trackedSkills;
  "model/vectors": typeof model_vectors;
  "model/vocabulary": typeof model_vocabulary;
  "model/write": typeof model_write;
  operations: typeof operations;
  parked: typeof parked;
  progress: typeof progress;
  sessions: typeof sessions;
  validators: typeof validators;
  vectorValidators: typeof vectorValidators;
}>;
export declare const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
>;
export declare const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
>;
