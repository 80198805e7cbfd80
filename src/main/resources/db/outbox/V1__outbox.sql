-- Writes that were accepted and wait to be done. seq is their order; a lane is a person, or a session
-- while nobody knows whose it is.
CREATE TABLE outbox (
    seq                INTEGER PRIMARY KEY,
    id                 TEXT    NOT NULL UNIQUE,
    lane               TEXT    NOT NULL,
    operation          TEXT    NOT NULL,
    user_id            TEXT,
    session_id         TEXT,
    write_key          TEXT    NOT NULL,
    accepted_at_ms     INTEGER NOT NULL,
    waiting_since_ms   INTEGER NOT NULL,
    attempts           INTEGER NOT NULL,
    next_attempt_at_ms INTEGER NOT NULL,
    state              TEXT    NOT NULL CHECK (state IN ('waiting', 'set_aside')),
    reason             TEXT,
    content            TEXT    NOT NULL
) STRICT;

-- Who repeats a write that still waits finds it again.
CREATE UNIQUE INDEX outbox_waiting_by_key ON outbox (lane, write_key) WHERE state = 'waiting';

CREATE INDEX outbox_by_lane ON outbox (lane);

-- Whether deleted text may still be in unused parts of the file.
CREATE TABLE store_state (scrub_pending INTEGER NOT NULL) STRICT;
INSERT INTO store_state VALUES (0);

CREATE INDEX outbox_waiting_by_age ON outbox (accepted_at_ms) WHERE state = 'waiting';

-- Counting a full outbox would take longer than a caller can wait. 1,024 is what an entry takes beside
-- its content, at most.
CREATE TABLE outbox_totals (waiting INTEGER NOT NULL, set_aside INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT;
INSERT INTO outbox_totals VALUES (0, 0, 0);

CREATE TRIGGER outbox_added AFTER INSERT ON outbox BEGIN
    UPDATE outbox_totals SET
        waiting = waiting + (NEW.state = 'waiting'),
        set_aside = set_aside + (NEW.state = 'set_aside'),
        bytes = bytes + 1024 + length(NEW.content);
END;

CREATE TRIGGER outbox_removed AFTER DELETE ON outbox BEGIN
    UPDATE outbox_totals SET
        waiting = waiting - (OLD.state = 'waiting'),
        set_aside = set_aside - (OLD.state = 'set_aside'),
        bytes = bytes - 1024 - length(OLD.content);
END;

CREATE TRIGGER outbox_changed AFTER UPDATE OF state ON outbox BEGIN
    UPDATE outbox_totals SET
        waiting = waiting - (OLD.state = 'waiting') + (NEW.state = 'waiting'),
        set_aside = set_aside - (OLD.state = 'set_aside') + (NEW.state = 'set_aside');
END;
