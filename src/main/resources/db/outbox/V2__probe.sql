-- What is written to see that a write reaches the disk.
CREATE TABLE store_probe (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  probes INTEGER NOT NULL
) STRICT;

INSERT INTO store_probe VALUES (1, 0);
