-- By whom a fact was said (JSON), and when the service first took it: an order for lists that nothing
-- said later changes.
ALTER TABLE users_memory_facts ADD COLUMN recorded_at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users_memory_facts ADD COLUMN origins TEXT NOT NULL DEFAULT '[]';
UPDATE users_memory_facts SET recorded_at_ms = created_at_ms;

DROP INDEX facts_by_user;
DROP INDEX facts_by_user_kind;
DROP INDEX facts_by_user_skill;
DROP INDEX facts_by_user_slot;
CREATE INDEX facts_by_user ON users_memory_facts (user_id, recorded_at_ms DESC, fact_id);
CREATE INDEX facts_by_user_kind ON users_memory_facts (user_id, kind, recorded_at_ms DESC, fact_id);
CREATE INDEX facts_by_user_skill ON users_memory_facts (user_id, skill_id, recorded_at_ms DESC, fact_id)
  WHERE skill_id IS NOT NULL;
-- Superseded ones too: what a slot held when, and who holds it once its holder is gone.
CREATE INDEX facts_by_user_slot ON users_memory_facts (user_id, slot) WHERE slot IS NOT NULL;

-- What is said of a session, from which its episode is composed; group_id is empty for the digest.
CREATE TABLE users_session_parts (
  user_id       TEXT    NOT NULL,
  session_id    TEXT    NOT NULL,
  group_id      TEXT    NOT NULL,
  text          TEXT    NOT NULL,
  highlights    TEXT    NOT NULL,
  version       INTEGER,
  created_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER,
  PRIMARY KEY (user_id, session_id, group_id)
) STRICT;

CREATE INDEX session_parts_by_expires_at ON users_session_parts (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

-- That an assessment was counted and what it left: ids, numbers and hashes, no text. Lists are JSON.
CREATE TABLE users_assessments (
  user_id       TEXT    NOT NULL,
  session_id    TEXT    NOT NULL,
  group_id      TEXT    NOT NULL,
  content_hash  TEXT    NOT NULL,
  revision      INTEGER,
  verdict       TEXT    NOT NULL CHECK (verdict IN ('learned', 'empty', 'failed')),
  date_yyyymmdd TEXT,
  season_id     TEXT,
  xp            INTEGER NOT NULL CHECK (xp >= 0),
  fact_ids      TEXT    NOT NULL,
  rollups       TEXT    NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  PRIMARY KEY (user_id, session_id, group_id)
) STRICT;

CREATE INDEX assessments_by_user_day ON users_assessments (user_id, date_yyyymmdd) WHERE date_yyyymmdd IS NOT NULL;
CREATE INDEX episodes_by_user_session ON users_memory_episodes (user_id, session_id) WHERE session_id IS NOT NULL;

-- What waits until it is known whose session it is. It belongs to nobody yet.
CREATE TABLE parked_writes (
  id             TEXT    PRIMARY KEY NOT NULL,
  session_id     TEXT    NOT NULL,
  operation      TEXT    NOT NULL,
  content        TEXT    NOT NULL,
  accepted_at_ms INTEGER NOT NULL,
  expires_at_ms  INTEGER NOT NULL
) STRICT;

CREATE INDEX parked_by_session ON parked_writes (session_id, accepted_at_ms, id);
CREATE INDEX parked_by_accepted_at ON parked_writes (accepted_at_ms, id);
CREATE INDEX parked_by_expires_at ON parked_writes (expires_at_ms);

-- What came of an assessment is told in other words now; that it was done stays known for its key.
UPDATE users_idempotency SET outcome = '' WHERE operation = 'assessments.finalize';
