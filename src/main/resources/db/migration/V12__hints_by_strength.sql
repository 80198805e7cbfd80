-- The strongest hints, which every assessment reads: among all facts of a person by strength they are
-- seldom the first.
CREATE INDEX facts_by_user_hint ON users_memory_facts (user_id, strength_ms DESC, fact_id)
  WHERE kind = 'skill_hint' AND strength_ms IS NOT NULL AND superseded_at_ms IS NULL;
