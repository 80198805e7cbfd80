/**
 * What is recorded of each write: ids and what came of them, never a document. So there is nothing to
 * hunt when documents are erased, and a repetition is answered from what is stored now.
 */
import type { FinalizeResult } from "../assessmentValidators";
import { conflict } from "../errors";
import type { DatabaseReader } from "../_generated/server";
import { isLive } from "../lib/expiry";
import type { CorrectedFact, FactUpsert, Gamification, TrackedSkill } from "../validators";
import { findConsent, toConsent } from "./consents";
import { findEpisode, toEpisode } from "./episodes";
import { findFact, toFact } from "./facts";
import { findGamification, standing } from "./gamification";
import { findGoal, toGoal } from "./goals";
import type { Kept } from "./idempotency";
import { findPreferences, toPreferences } from "./preferences";
import { findProfile, toProfile } from "./profile";
import { findRollup, toRollup } from "./progress";
import { findPart, toPart } from "./sessionParts";
import { findTrackedSkill, listTrackedSkills, toTrackedSkill } from "./trackedSkills";
import type { Moment } from "./vocabulary";

/** How the outcome `T` of a write is kept, as JSON, and told again to the same request. */
export interface Gist<T, V> {
  of(outcome: T): V;
  /** undefined when what the write left has gone since, so that nothing can be told of it */
  retell(db: DatabaseReader, moment: Moment, gist: V): Promise<T | undefined>;
}

/** The outcome of an earlier write, from what is stored now. */
export async function retell<T, V>(
  db: DatabaseReader,
  moment: Moment,
  gist: Gist<T, V>,
  recorded: Kept,
): Promise<T> {
  const kept =
    "gist" in recorded
      ? (JSON.parse(recorded.gist) as V)
      : gist.of(JSON.parse(recorded.outcome) as T);
  const outcome = await gist.retell(db, moment, kept);
  if (outcome === undefined) {
    throw conflict("The request was done before; what it left has gone since.");
  }
  return outcome;
}

/** An outcome that repeats no document. */
function plain<T>(): Gist<T, T> {
  return { of: (outcome) => outcome, retell: (_db, _moment, outcome) => Promise.resolve(outcome) };
}

/** A document whose key a repetition says again, so that nothing has to be recorded. */
function told<K extends string[], T, D extends object>(
  find: (db: DatabaseReader, userId: string, ...key: K) => Promise<D | null>,
  toDocument: (stored: D) => T,
) {
  return (...key: K): Gist<T, null> => ({
    of: () => null,
    async retell(db, moment) {
      const stored = await find(db, moment.userId, ...key);
      return stored !== null && isLive(stored, moment.nowMs) ? toDocument(stored) : undefined;
    },
  });
}

export const fact = told(findFact, toFact);
export const goal = told(findGoal, toGoal);
export const preferences = told(findPreferences, toPreferences);
export const profile = told(findProfile, toProfile);
export const consent = told(findConsent, toConsent);
export const skill = told(findTrackedSkill, toTrackedSkill);
export const rollup = told(findRollup, toRollup);
export const part = told(findPart, toPart);
const episode = told(findEpisode, toEpisode);

/** A document whose id the service may have made up. */
function named<T>(idOf: (document: T) => string, of: (id: string) => Gist<T, null>) {
  const gist: Gist<T, string> = {
    of: idOf,
    retell: (db, moment, id) => of(id).retell(db, moment, null),
  };
  return gist;
}

/** A fact that was only spelt anew is told by its id, too. */
export const CORRECTED: Gist<CorrectedFact, string[]> = {
  of: ({ fact: { factId }, replaces }) => (replaces === undefined ? [factId] : [factId, replaces]),
  async retell(db, moment, [factId = "", replaces]) {
    const stored = await fact(factId).retell(db, moment, null);
    return stored && { fact: stored, replaces };
  },
};

export const NEW_GOAL = named(({ goalId }) => goalId, goal);
export const NEW_EPISODE = named(({ episodeId }) => episodeId, episode);

export const DELETED = plain<boolean>();
export const FORGOTTEN = plain<{ tables: Record<string, number> }>();

/** All of them, in the order of now. */
export const SKILLS: Gist<TrackedSkill[], null> = {
  of: () => null,
  retell: (db, { userId }) => listTrackedSkills(db, userId),
};

export const STANDING: Gist<Gamification, null> = {
  of: () => null,
  retell: async (db, { userId }) => standing(await findGamification(db, userId)),
};

type Said = [factId: string, result: FactUpsert["result"], ...supersededFactIds: string[]];

/** Of a batch, each; a fact that has gone since is told by its id alone. */
export const FACTS: Gist<FactUpsert[], Said[]> = {
  of: (said) =>
    said.map(({ factId, fact: stored, result, supersededFactIds }) => {
      // An older version recorded no id beside the fact.
      return [stored?.factId ?? factId, result, ...supersededFactIds];
    }),
  retell: async (db, moment, said) =>
    await Promise.all(
      said.map(async ([factId, result, ...supersededFactIds]) => {
        const stored = await fact(factId).retell(db, moment, null);
        return { factId, fact: stored, result, supersededFactIds };
      }),
    ),
};

/** Without the standing, which is told unless its consent was missing. */
export const FINISHED: Gist<FinalizeResult, Omit<FinalizeResult, "gamification">> = {
  of: ({ gamification: _standing, ...finished }) => finished,
  async retell(db, moment, finished) {
    const denied = finished.denied.includes("progress");
    return {
      ...finished,
      gamification: denied ? undefined : await STANDING.retell(db, moment, null),
    };
  },
};
