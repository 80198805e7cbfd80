-- Times are epoch milliseconds. Lists and objects are JSON text. Every table that holds something of
-- a person is listed in dev.usermemory.privacy.MemoryTable, which erasing and exporting go by.

CREATE TABLE users_memory_facts (
  id                    INTEGER PRIMARY KEY, -- the full-text index refers to it
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
  strength_ms           INTEGER NOT NULL, -- FactRules.strengthMs
  terms                 TEXT,             -- what the full-text index holds, see FactTerms; absent once superseded
  UNIQUE (user_id, fact_id)
) STRICT;

CREATE INDEX facts_by_user ON users_memory_facts (user_id, last_reinforced_at_ms DESC, fact_id);
CREATE INDEX facts_by_user_kind ON users_memory_facts (user_id, kind, last_reinforced_at_ms DESC, fact_id);
CREATE INDEX facts_by_user_skill ON users_memory_facts (user_id, skill_id, last_reinforced_at_ms DESC, fact_id)
  WHERE skill_id IS NOT NULL;
CREATE INDEX facts_by_user_slot ON users_memory_facts (user_id, slot)
  WHERE slot IS NOT NULL AND superseded_at_ms IS NULL;
CREATE INDEX facts_by_user_strength ON users_memory_facts (user_id, strength_ms DESC, fact_id)
  WHERE superseded_at_ms IS NULL;
CREATE INDEX facts_by_expires_at ON users_memory_facts (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

-- Each user's terms are hashed words of their own, so that one user's search never walks through
-- another's, and the index holds no text. The triggers keep it true whatever changes a fact.
CREATE VIRTUAL TABLE users_memory_facts_fts
  USING fts5 (terms, content = 'users_memory_facts', content_rowid = 'id', tokenize = 'ascii');

INSERT INTO users_memory_facts_fts (users_memory_facts_fts, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER facts_fts_insert AFTER INSERT ON users_memory_facts WHEN new.terms IS NOT NULL
BEGIN
  INSERT INTO users_memory_facts_fts (rowid, terms) VALUES (new.id, new.terms);
END;

CREATE TRIGGER facts_fts_delete AFTER DELETE ON users_memory_facts WHEN old.terms IS NOT NULL
BEGIN
  INSERT INTO users_memory_facts_fts (users_memory_facts_fts, rowid, terms) VALUES ('delete', old.id, old.terms);
END;

-- One trigger for both steps: SQLite does not say in which order two would run.
CREATE TRIGGER facts_fts_update AFTER UPDATE OF terms ON users_memory_facts WHEN old.terms IS NOT new.terms
BEGIN
  INSERT INTO users_memory_facts_fts (users_memory_facts_fts, rowid, terms)
    SELECT 'delete', old.id, old.terms WHERE old.terms IS NOT NULL;
  INSERT INTO users_memory_facts_fts (rowid, terms)
    SELECT new.id, new.terms WHERE new.terms IS NOT NULL;
END;

CREATE TABLE users_memory_episodes (
  user_id       TEXT    NOT NULL,
  episode_id    TEXT    NOT NULL,
  session_id    TEXT,
  group_id      TEXT,
  summary       TEXT    NOT NULL,
  highlights    TEXT    NOT NULL,
  start_idx     INTEGER CHECK (start_idx >= 0),
  end_idx       INTEGER CHECK (end_idx >= 0),
  created_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER,
  PRIMARY KEY (user_id, episode_id)
) STRICT;

CREATE INDEX episodes_by_user_created ON users_memory_episodes (user_id, created_at_ms DESC, episode_id);
CREATE INDEX episodes_by_expires_at ON users_memory_episodes (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE TABLE users_progress_daily (
  user_id          TEXT    NOT NULL,
  date_yyyymmdd    TEXT    NOT NULL CHECK (length(date_yyyymmdd) = 8),
  skill_id         TEXT    NOT NULL,
  samples          INTEGER NOT NULL CHECK (samples >= 0),
  level_sum        REAL    NOT NULL CHECK (level_sum >= 0),
  xp_earned        INTEGER NOT NULL CHECK (xp_earned >= 0),
  medals           TEXT    NOT NULL,
  errors           TEXT    NOT NULL,
  tokens_in        INTEGER NOT NULL CHECK (tokens_in >= 0),
  tokens_out       INTEGER NOT NULL CHECK (tokens_out >= 0),
  cost_usd         REAL    NOT NULL CHECK (cost_usd >= 0),
  latency_ms_total INTEGER NOT NULL CHECK (latency_ms_total >= 0),
  updated_at_ms    INTEGER NOT NULL,
  PRIMARY KEY (user_id, date_yyyymmdd, skill_id)
) STRICT;

CREATE INDEX progress_by_user_skill ON users_progress_daily (user_id, skill_id, date_yyyymmdd);

CREATE TABLE users_gamification (
  user_id                TEXT    PRIMARY KEY NOT NULL,
  xp_total               INTEGER NOT NULL CHECK (xp_total >= 0),
  level                  INTEGER NOT NULL CHECK (level >= 1),
  streak_days            INTEGER NOT NULL CHECK (streak_days >= 0),
  last_activity_yyyymmdd TEXT,
  badges                 TEXT    NOT NULL,
  season_id              TEXT,
  season_xp              INTEGER CHECK (season_xp >= 0),
  updated_at             INTEGER NOT NULL
) STRICT;

CREATE TABLE users_privacy_consents (
  user_id       TEXT    NOT NULL,
  consent       TEXT    NOT NULL,
  granted       INTEGER NOT NULL CHECK (granted IN (0, 1)),
  scope         TEXT,
  version       TEXT,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  expires_at_ms INTEGER,
  PRIMARY KEY (user_id, consent)
) STRICT;

CREATE INDEX consents_by_expires_at ON users_privacy_consents (expires_at_ms) WHERE expires_at_ms IS NOT NULL;

CREATE TABLE users_preferences (
  user_id          TEXT    PRIMARY KEY NOT NULL,
  tone             TEXT,
  verbosity        TEXT CHECK (verbosity IN ('low', 'medium', 'high')),
  correction_style TEXT CHECK (correction_style IN ('inline', 'summary')),
  tts_voice        TEXT,
  language         TEXT,
  extra            TEXT,
  updated_at       INTEGER NOT NULL
) STRICT;

CREATE TABLE users_profile (
  user_id      TEXT    PRIMARY KEY NOT NULL,
  display_name TEXT,
  email        TEXT,
  avatar_url   TEXT,
  bio          TEXT,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE users_goals (
  user_id        TEXT    NOT NULL,
  goal_id        TEXT    NOT NULL,
  title          TEXT    NOT NULL,
  description    TEXT,
  status         TEXT    NOT NULL CHECK (status IN ('active', 'paused', 'completed')),
  target_date_ms INTEGER,
  tags           TEXT    NOT NULL,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  PRIMARY KEY (user_id, goal_id)
) STRICT;

CREATE INDEX goals_by_user ON users_goals (user_id, created_at DESC, goal_id);

CREATE TABLE tracked_skills (
  user_id       TEXT    NOT NULL,
  skill_id      TEXT    NOT NULL,
  current_level REAL    NOT NULL CHECK (current_level BETWEEN 0 AND 10),
  skill_order   INTEGER NOT NULL CHECK (skill_order BETWEEN 1 AND 3),
  active        INTEGER CHECK (active IN (0, 1)),
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  PRIMARY KEY (user_id, skill_id),
  UNIQUE (user_id, skill_order) -- so nobody tracks more than three
) STRICT;

CREATE TABLE users_sessions (
  session_id      TEXT    PRIMARY KEY NOT NULL,
  user_id         TEXT    NOT NULL,
  last_seen_at_ms INTEGER NOT NULL,
  expires_at_ms   INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_by_user ON users_sessions (user_id, session_id);
CREATE INDEX sessions_by_expires_at ON users_sessions (expires_at_ms);

CREATE TABLE users_idempotency (
  user_id       TEXT    NOT NULL,
  key           TEXT    NOT NULL,
  request_hash  TEXT    NOT NULL,
  operation     TEXT    NOT NULL,
  outcome       TEXT    NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT;

CREATE INDEX idempotency_by_expires_at ON users_idempotency (expires_at_ms);

CREATE TABLE users_revisions (
  user_id  TEXT    PRIMARY KEY NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

-- What outlives everybody's erasure: the highest revision of anyone erased, so that a revision never
-- repeats and nothing about that person is kept for it; and whether erased text may still be in unused
-- parts of the file.
CREATE TABLE store_state (
  one                     INTEGER PRIMARY KEY CHECK (one = 1),
  highest_erased_revision INTEGER NOT NULL,
  scrub_pending           INTEGER NOT NULL CHECK (scrub_pending IN (0, 1))
) STRICT;

INSERT INTO store_state (one, highest_erased_revision, scrub_pending) VALUES (1, 0, 0);
