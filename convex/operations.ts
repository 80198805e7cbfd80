import type { MemoryTable } from "./exportValidators";

/** The consents that gate data; others are only kept. */
export type Gate = "memory" | "progress";

/** A write that is recognised when it is repeated. */
export interface Operation {
  /** as the service calls it, in its metrics and logs too */
  name: string;
  /** the path of its function, with which its outcomes are recorded */
  function: string;
  /** the tables whose documents a recorded outcome repeats */
  copies: MemoryTable[];
  /** the consent without which it is denied */
  gate?: Gate;
}

/** All of them; the service has the same list, both proven by src/test/resources/operations.json. */
export const OPERATIONS = {
  upsertFacts: operation("facts.upsert", "mem:upsertFacts", ["users_memory_facts"], "memory"),
  patchFact: operation("facts.patch", "mem:patchFact", ["users_memory_facts"], "memory"),
  deleteFact: operation("facts.delete", "mem:deleteFact", []),
  ingestEpisode: operation(
    "episodes.ingest",
    "mem:ingestEpisodeSummary",
    ["users_memory_episodes"],
    "memory",
  ),
  deleteEpisode: operation("episodes.delete", "mem:deleteEpisode", []),
  addGoal: operation("goals.add", "mem:addGoal", ["users_goals"]),
  updateGoal: operation("goals.update", "mem:updateGoal", ["users_goals"]),
  deleteGoal: operation("goals.delete", "mem:deleteGoal", []),
  patchPreferences: operation("preferences.patch", "mem:upsertPreference", ["users_preferences"]),
  putProfile: operation("profile.put", "mem:putProfile", ["users_profile"]),
  putConsent: operation("consents.put", "mem:putConsent", ["users_privacy_consents"]),
  putTrackedSkill: operation("tracked-skills.put", "mem:putTrackedSkill", ["tracked_skills"]),
  reorderTrackedSkills: operation("tracked-skills.reorder", "mem:reorderTrackedSkills", [
    "tracked_skills",
  ]),
  deleteTrackedSkill: operation("tracked-skills.delete", "mem:deleteTrackedSkill", []),
  upsertDaily: operation(
    "progress.daily",
    "progress:upsertDaily",
    ["users_progress_daily"],
    "progress",
  ),
  updateGamification: operation(
    "gamification.update",
    "gamification:update",
    ["users_gamification"],
    "progress",
  ),
  finalizeAssessment: operation("assessments.finalize", "assessments:finalize", [
    "users_gamification",
  ]),
  forgetAssessment: operation("assessments.forget", "assessments:forget", []),
  summariseSession: operation(
    "sessions.summarise",
    "mem:summariseSession",
    ["users_session_parts"],
    "memory",
  ),
  forgetSession: operation("sessions.forget", "mem:forgetSession", []),
};

function operation(name: string, path: string, copies: MemoryTable[], gate?: Gate): Operation {
  return { name, function: path, copies, gate };
}
