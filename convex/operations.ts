/** The consents that gate data; others are only kept. */
export type Gate = "memory" | "progress";

/** A write that is recognised when it is repeated. */
export interface Operation {
  /** as the service calls it, in its metrics and logs too */
  name: string;
  /** the path of its function, with which its gists are recorded */
  function: string;
  /** the consent without which it is denied */
  gate?: Gate;
}

/** All of them; the service has the same list, both proven by src/test/resources/operations.json. */
export const OPERATIONS = {
  upsertFacts: operation("facts.upsert", "mem:upsertFacts", "memory"),
  patchFact: operation("facts.patch", "mem:patchFact", "memory"),
  correctFact: operation("facts.correct", "mem:correctFact", "memory"),
  deleteFact: operation("facts.delete", "mem:deleteFact"),
  forgetFact: operation("facts.forget", "mem:forgetFact"),
  ingestEpisode: operation("episodes.ingest", "mem:ingestEpisodeSummary", "memory"),
  deleteEpisode: operation("episodes.delete", "mem:deleteEpisode"),
  addGoal: operation("goals.add", "mem:addGoal"),
  updateGoal: operation("goals.update", "mem:updateGoal"),
  deleteGoal: operation("goals.delete", "mem:deleteGoal"),
  patchPreferences: operation("preferences.patch", "mem:upsertPreference"),
  putProfile: operation("profile.put", "mem:putProfile"),
  putConsent: operation("consents.put", "mem:putConsent"),
  putTrackedSkill: operation("tracked-skills.put", "mem:putTrackedSkill"),
  reorderTrackedSkills: operation("tracked-skills.reorder", "mem:reorderTrackedSkills"),
  deleteTrackedSkill: operation("tracked-skills.delete", "mem:deleteTrackedSkill"),
  upsertDaily: operation("progress.daily", "progress:upsertDaily", "progress"),
  updateGamification: operation("gamification.update", "gamification:update", "progress"),
  finalizeAssessment: operation("assessments.finalize", "assessments:finalize"),
  forgetAssessment: operation("assessments.forget", "assessments:forget"),
  summariseSession: operation("sessions.summarise", "mem:summariseSession", "memory"),
  forgetSession: operation("sessions.forget", "mem:forgetSession"),
};

function operation(name: string, path: string, gate?: Gate): Operation {
  return { name, function: path, gate };
}
