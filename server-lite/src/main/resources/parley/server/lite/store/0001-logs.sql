-- One row says what the file is; another whether it was closed properly.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Logs and users under small numbers, so that entries stay small.
CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
);

CREATE TABLE actor (
    id INTEGER PRIMARY KEY,
    user TEXT NOT NULL UNIQUE
);

-- place = log id * 2^40 + seq. Entries lie in the order in which they were written, so that a commit fills pages one after
-- the other instead of touching one for each room; docs/decisions/0014-history-table-in-commit-order.md has the figures.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    ts_ms INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    cid BLOB,
    hash BLOB,
    n INTEGER NOT NULL,
    commit_no INTEGER NOT NULL,
    ev TEXT NOT NULL,
    d TEXT NOT NULL
);

-- cid first: it begins with the time, so new ones meet in the last page.
CREATE UNIQUE INDEX entry_cid ON entry (cid, actor) WHERE cid IS NOT NULL;

CREATE TABLE room (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT,
    topic TEXT,
    post TEXT NOT NULL,
    invite TEXT NOT NULL,
    history TEXT NOT NULL,
    archived INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    pair TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE member (
    room TEXT NOT NULL REFERENCES room (id),
    user TEXT NOT NULL,
    role TEXT NOT NULL,
    since_ms INTEGER NOT NULL,
    from_seq INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    mark_n INTEGER NOT NULL,
    own_after INTEGER NOT NULL,
    PRIMARY KEY (room, user)
) WITHOUT ROWID;

CREATE TABLE preference (
    user TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, key)
) WITHOUT ROWID;

-- Messages that were edited, deleted or reacted to: their present state.
CREATE TABLE changed_message (
    place INTEGER PRIMARY KEY,
    json TEXT NOT NULL
);
