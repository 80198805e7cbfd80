-- Of a write ids and what came of them are recorded, no documents, so that an erasure has nothing to
-- hunt here. `outcome` stays, always empty: to an earlier version that means that what came of it is
-- no longer known, and it refuses the repetition.
ALTER TABLE users_idempotency ADD COLUMN gist TEXT NOT NULL DEFAULT '';

UPDATE users_idempotency SET outcome = '', gist = CASE
  WHEN operation = 'facts.upsert' THEN (
    SELECT json_group_array(json_set(json_remove(value, '$.fact'), '$.factId', value ->> '$.fact.factId'))
    FROM json_each(outcome))
  WHEN operation = 'episodes.ingest' THEN outcome -> '$.episodeId'
  WHEN operation = 'goals.add' THEN outcome -> '$.goalId'
  WHEN operation = 'assessments.finalize' THEN json_remove(outcome, '$.gamification')
  -- Whether something was deleted, and how much was forgotten.
  WHEN operation LIKE '%.delete' OR operation LIKE '%.forget' THEN outcome
  ELSE 'null' -- a repetition says itself what it is about
END
WHERE outcome <> '';
