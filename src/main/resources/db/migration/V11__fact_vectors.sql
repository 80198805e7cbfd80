-- What a model has made of a fact: one signed byte per dimension. A fact has one, of the model that
-- saw it last, and none without a model; beside the facts, so that these stay small.
CREATE TABLE users_memory_fact_vectors (
  user_id TEXT NOT NULL,
  fact_id TEXT NOT NULL,
  model   TEXT NOT NULL,
  vector  BLOB NOT NULL,
  PRIMARY KEY (user_id, fact_id)
) STRICT;

-- It goes with its fact, whatever takes that away, and when it is no longer what the fact says or the
-- fact no longer ranks.
CREATE TRIGGER fact_vectors_delete AFTER DELETE ON users_memory_facts
BEGIN
  DELETE FROM users_memory_fact_vectors WHERE user_id = old.user_id AND fact_id = old.fact_id;
END;

CREATE TRIGGER fact_vectors_update AFTER UPDATE OF text, superseded_at_ms ON users_memory_facts
WHEN new.text IS NOT old.text OR (new.superseded_at_ms IS NOT NULL AND old.superseded_at_ms IS NULL)
BEGIN
  DELETE FROM users_memory_fact_vectors WHERE user_id = old.user_id AND fact_id = old.fact_id;
END;
