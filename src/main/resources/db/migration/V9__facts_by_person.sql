-- A person's facts are neighbours in the file: id is the number of the person, times 2^32, plus that of
-- the fact. Of people with few facts all are read, so that nothing but their ids is indexed; only facts
-- of people with more (FactIndex.MANY) have a strength, search terms and a place in the other indexes.
CREATE TABLE facts_by_person (
  id                    INTEGER PRIMARY KEY,
  user_id               TEXT    NOT NULL,
  fact_id               TEXT    NOT NULL,
  kind                  TEXT    NOT NULL CHECK (kind IN ('preference', 'bio', 'constraint', 'achievement', 'skill_hint')),
  text                  TEXT    NOT NULL,
  tags                  TEXT    NOT NULL,
  skill_id              TEXT,
  weight                REAL    NOT NULL,
  decay_ms              INTEGER NOT NULL,
  created_at_ms         INTEGER NOT NULL,
  last_reinforced_at_ms INTEGER NOT NULL,
  expires_at_ms         INTEGER,
  source                TEXT    NOT NULL,
  session_id            TEXT,
  slot                  TEXT,
  pinned                INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  superseded_at_ms      INTEGER,
  recorded_at_ms        INTEGER NOT NULL,
  origins               TEXT    NOT NULL,
  corrected_by          TEXT,
  strength_ms           INTEGER, -- FactRules.strengthMs
  terms                 TEXT,    -- FactTerms, absent once superseded
  UNIQUE (user_id, fact_id)
) STRICT;

WITH people AS (
  SELECT user_id, row_number() OVER (ORDER BY user_id) AS person, count(*) > 1000 AS many
  FROM users_memory_facts GROUP BY user_id)
INSERT INTO facts_by_person
SELECT (person << 32) + row_number() OVER (PARTITION BY user_id ORDER BY fact.id),
  user_id, fact_id, kind, text, tags, skill_id, weight, decay_ms, created_at_ms, last_reinforced_at_ms,
  expires_at_ms, source, session_id, slot, pinned, superseded_at_ms, recorded_at_ms, origins, corrected_by,
  iif(many, strength_ms, NULL), iif(many, terms, NULL)
FROM users_memory_facts AS fact JOIN people USING (user_id) ORDER BY 1;

DROP TABLE users_memory_facts;
DROP TABLE users_memory_facts_fts;
ALTER TABLE facts_by_person RENAME TO users_memory_facts;

CREATE INDEX facts_by_user ON users_memory_facts (user_id, recorded_at_ms DESC, fact_id)
  WHERE strength_ms IS NOT NULL;
CREATE INDEX facts_by_user_kind ON users_memory_facts (user_id, kind, recorded_at_ms DESC, fact_id)
  WHERE strength_ms IS NOT NULL;
CREATE INDEX facts_by_user_skill ON users_memory_facts (user_id, skill_id, recorded_at_ms DESC, fact_id)
  WHERE strength_ms IS NOT NULL AND skill_id IS NOT NULL;
CREATE INDEX facts_by_user_strength ON users_memory_facts (user_id, strength_ms DESC, fact_id)
  WHERE strength_ms IS NOT NULL AND superseded_at_ms IS NULL;
CREATE INDEX facts_by_user_slot ON users_memory_facts (user_id, slot) WHERE slot IS NOT NULL;
CREATE INDEX facts_by_correction ON users_memory_facts (user_id, corrected_by) WHERE corrected_by IS NOT NULL;
CREATE INDEX facts_by_expires_at ON users_memory_facts (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

-- What a search asks: which facts of a person have a word, and how many words each has. The triggers
-- keep it true whatever changes a fact.
CREATE TABLE users_memory_fact_terms (
  person INTEGER NOT NULL, -- as in the ids of facts
  term   TEXT    NOT NULL, -- a hashed word, see FactTerms
  fact   INTEGER NOT NULL,
  words  INTEGER NOT NULL,
  PRIMARY KEY (person, term, fact)
) STRICT, WITHOUT ROWID;

INSERT INTO users_memory_fact_terms
SELECT fact.id >> 32, value, fact.id & 0xFFFFFFFF, (length(terms) + 1) / 11
FROM users_memory_facts AS fact, json_each('["' || replace(terms, ' ', '","') || '"]')
WHERE terms <> '' ORDER BY 1, 2, 3;

CREATE TRIGGER fact_terms_insert AFTER INSERT ON users_memory_facts WHEN new.terms <> ''
BEGIN
  INSERT INTO users_memory_fact_terms
    SELECT new.id >> 32, value, new.id & 0xFFFFFFFF, (length(new.terms) + 1) / 11
    FROM json_each('["' || replace(new.terms, ' ', '","') || '"]');
END;

-- An erasure takes a person's terms away before the facts.
CREATE TRIGGER fact_terms_delete AFTER DELETE ON users_memory_facts
WHEN old.terms <> '' AND EXISTS (SELECT 1 FROM users_memory_fact_terms WHERE person = old.id >> 32)
BEGIN
  DELETE FROM users_memory_fact_terms
  WHERE person = old.id >> 32 AND fact = old.id & 0xFFFFFFFF
    AND term IN (SELECT value FROM json_each('["' || replace(old.terms, ' ', '","') || '"]'));
END;

-- One trigger for both steps: SQLite does not say in which order two would run.
CREATE TRIGGER fact_terms_update AFTER UPDATE OF terms ON users_memory_facts WHEN old.terms IS NOT new.terms
BEGIN
  DELETE FROM users_memory_fact_terms
  WHERE person = old.id >> 32 AND fact = old.id & 0xFFFFFFFF AND old.terms <> ''
    AND term IN (SELECT value FROM json_each('["' || replace(old.terms, ' ', '","') || '"]'));
  INSERT INTO users_memory_fact_terms
    SELECT new.id >> 32, value, new.id & 0xFFFFFFFF, (length(new.terms) + 1) / 11
    FROM json_each('["' || replace(new.terms, ' ', '","') || '"]') WHERE new.terms <> '';
END;
