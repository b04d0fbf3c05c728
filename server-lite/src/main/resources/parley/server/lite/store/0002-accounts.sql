-- Keys of the workspace's own; this file is for its owner only.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL,
    made_at_ms INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    standing TEXT NOT NULL,
    session_version INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    password TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE device (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    seen_ms INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    confirmed INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX device_user ON device (user);

CREATE TABLE invite (
    id TEXT PRIMARY KEY,
    code_hash TEXT NOT NULL UNIQUE,
    short_code INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at_ms INTEGER NOT NULL,
    workspace_role TEXT NOT NULL,
    room TEXT,
    room_role TEXT,
    uses INTEGER NOT NULL,
    max_uses INTEGER,
    expires_at_ms INTEGER,
    wrong INTEGER NOT NULL,
    revoked INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE invite_use (
    invite TEXT NOT NULL REFERENCES invite (id),
    user TEXT NOT NULL,
    used_at_ms INTEGER NOT NULL,
    PRIMARY KEY (invite, user)
) WITHOUT ROWID;
