-- Files as people announced them; what they hold stands in the folders blobs and uploads.
CREATE TABLE file (
    id TEXT PRIMARY KEY,
    by_user TEXT NOT NULL,
    room TEXT,
    purpose TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    mime TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    w INTEGER,
    h INTEGER,
    thumb TEXT,
    made_at_ms INTEGER NOT NULL,
    ready INTEGER NOT NULL,
    said_seq INTEGER,
    said_at_ms INTEGER,
    voice_ms INTEGER
) WITHOUT ROWID;

CREATE INDEX file_content ON file (sha256, size);

CREATE INDEX file_of_user ON file (by_user, size, ready);

CREATE INDEX file_of_room ON file (room, said_seq) WHERE said_seq IS NOT NULL;

CREATE INDEX file_loose ON file (made_at_ms) WHERE said_seq IS NULL;

-- How long a member waits between two messages.
ALTER TABLE room ADD COLUMN slow_ms INTEGER;
