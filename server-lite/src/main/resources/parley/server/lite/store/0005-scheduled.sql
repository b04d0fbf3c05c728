-- Messages that wait for their time; cid and hash are those of the request that asked for it.
CREATE TABLE scheduled (
    id TEXT PRIMARY KEY,
    by_user TEXT NOT NULL,
    room TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    cid BLOB NOT NULL,
    hash BLOB NOT NULL,
    json TEXT NOT NULL
) WITHOUT ROWID;
