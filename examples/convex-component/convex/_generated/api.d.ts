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
import type * as assessments from "../assessments.js";
import type * as cron from "../cron.js";
import type * as deployment from "../deployment.js";
import type * as gamification from "../gamification.js";
import type * as host from "../host.js";
import type * as lessons from "../lessons.js";
import type * as mem from "../mem.js";
import type * as parked from "../parked.js";
import type * as progress from "../progress.js";
import type * as sessions from "../sessions.js";

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
  assessments: typeof assessments;
  cron: typeof cron;
  deployment: typeof deployment;
  gamification: typeof gamification;
  host: typeof host;
  lessons: typeof lessons;
  mem: typeof mem;
  parked: typeof parked;
  progress: typeof progress;
  sessions: typeof sessions;
}>;
export declare const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
>;
export declare const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
>;
