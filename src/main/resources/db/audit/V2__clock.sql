-- The latest time that the sweep of this instance believed, when its memory is on Convex. 0: none yet.
CREATE TABLE store_clock (
  one           INTEGER PRIMARY KEY CHECK (one = 1),
  trusted_at_ms INTEGER NOT NULL
) STRICT;

INSERT INTO store_clock VALUES (1, 0);
