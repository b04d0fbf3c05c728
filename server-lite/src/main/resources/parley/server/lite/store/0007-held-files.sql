-- The message that waits for its time with a file.
ALTER TABLE file ADD COLUMN held_by TEXT;

DROP INDEX file_loose;

CREATE INDEX file_loose ON file (made_at_ms) WHERE said_seq IS NULL AND held_by IS NULL;
