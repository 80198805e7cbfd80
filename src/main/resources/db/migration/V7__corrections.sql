-- The fact that says how it is instead; what was corrected does not come back.
ALTER TABLE users_memory_facts ADD COLUMN corrected_by TEXT;
CREATE INDEX facts_by_correction ON users_memory_facts (user_id, corrected_by) WHERE corrected_by IS NOT NULL;
