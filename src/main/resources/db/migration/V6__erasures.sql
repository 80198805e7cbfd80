-- How far the latest erasure of a person is, for some days, by a hash of their id.
CREATE TABLE erasures (
  user_hash     TEXT    PRIMARY KEY NOT NULL,
  erased_at_ms  INTEGER NOT NULL,
  paged_at_ms   INTEGER NOT NULL,
  done          INTEGER NOT NULL CHECK (done IN (0, 1)),
  expires_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE erased_documents (
  user_hash  TEXT    NOT NULL,
  table_name TEXT    NOT NULL,
  deleted    INTEGER NOT NULL,
  PRIMARY KEY (user_hash, table_name)
) STRICT;
