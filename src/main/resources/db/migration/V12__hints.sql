-- Every assessment asks for a person's current hints: of many facts for the strongest; few have no strength.
CREATE INDEX facts_by_hint ON users_memory_facts (user_id, strength_ms DESC)
  WHERE kind = 'skill_hint' AND superseded_at_ms IS NULL;

-- Every assessment wrote it, and only forgetting a session asked for it.
DROP INDEX episodes_by_user_session;
