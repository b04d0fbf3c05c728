-- What people say and show of themselves beside their name.
ALTER TABLE account ADD COLUMN status TEXT;

ALTER TABLE account ADD COLUMN avatar TEXT;

-- What a user wants to be shown as while they are connected; nobody who is simply there.
CREATE TABLE presence (
    user TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    text TEXT,
    until_ms INTEGER
) WITHOUT ROWID;
