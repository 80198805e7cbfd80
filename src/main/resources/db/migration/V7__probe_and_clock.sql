-- What a health check writes, to see that a write reaches the disk.
CREATE TABLE store_probe (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  probes INTEGER NOT NULL
) STRICT;

INSERT INTO store_probe VALUES (1, 0);

-- The latest time that was believed when the file was written: by the sweep, so that a clock that
-- jumped is noticed over a restart; by a backup, so that its copy says of when it is. 0: none yet.
CREATE TABLE store_clock (
  one           INTEGER PRIMARY KEY CHECK (one = 1),
  trusted_at_ms INTEGER NOT NULL,
  backup_at_ms  INTEGER NOT NULL
) STRICT;

INSERT INTO store_clock VALUES (1, 0, 0);
