-- The days and seasons that a standing is computed from, as JSON. Absent in what was stored before: its
-- streak and season are read as such a history.
ALTER TABLE users_gamification ADD COLUMN history TEXT;

-- IANA name of the person's time zone.
ALTER TABLE users_profile ADD COLUMN time_zone TEXT;
