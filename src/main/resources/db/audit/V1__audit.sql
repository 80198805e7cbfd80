-- What was done with whole persons. seq is the order; person is a keyed hash, and the key is not here.
CREATE TABLE audit (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms      INTEGER NOT NULL,
    action     TEXT    NOT NULL,
    caller     TEXT    NOT NULL,
    person     TEXT    NOT NULL,
    documents  INTEGER NOT NULL,
    request_id TEXT
) STRICT;

CREATE INDEX audit_by_person ON audit (person, seq);

CREATE INDEX audit_by_age ON audit (at_ms);
