-- Recorded outcomes carry the name that the write has everywhere else.
UPDATE users_idempotency SET operation = CASE operation
  WHEN 'upsertFacts' THEN 'facts.upsert'
  WHEN 'patchFact' THEN 'facts.patch'
  WHEN 'deleteFact' THEN 'facts.delete'
  WHEN 'ingestEpisode' THEN 'episodes.ingest'
  WHEN 'deleteEpisode' THEN 'episodes.delete'
  WHEN 'addGoal' THEN 'goals.add'
  WHEN 'updateGoal' THEN 'goals.update'
  WHEN 'deleteGoal' THEN 'goals.delete'
  WHEN 'patchPreferences' THEN 'preferences.patch'
  WHEN 'putProfile' THEN 'profile.put'
  WHEN 'putConsent' THEN 'consents.put'
  WHEN 'putTrackedSkill' THEN 'tracked-skills.put'
  WHEN 'deleteTrackedSkill' THEN 'tracked-skills.delete'
  WHEN 'upsertDaily' THEN 'progress.daily'
  WHEN 'updateGamification' THEN 'gamification.update'
  WHEN 'finalizeAssessment' THEN 'assessments.finalize'
  ELSE operation
END;
