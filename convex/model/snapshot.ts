import { type Infer, v } from "convex/values";
import { episode, fact, goal, preferences, profile, trackedSkill } from "../validators";

/** What a context may be made of, as of one moment. */
export const snapshot = v.object({
  facts: v.array(fact),
  episodes: v.array(episode),
  profile: v.optional(profile),
  preferences: v.optional(preferences),
  goals: v.array(goal),
  trackedSkills: v.array(trackedSkill),
  /** whether facts and episodes are all that there are */
  complete: v.boolean(),
});
export type Snapshot = Infer<typeof snapshot>;

/** Nothing is known about the person. */
export const EMPTY: Snapshot = {
  facts: [],
  episodes: [],
  goals: [],
  trackedSkills: [],
  complete: true,
};
