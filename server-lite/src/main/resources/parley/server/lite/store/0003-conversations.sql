-- The texts of messages that were edited; seq is the entry that brought each.
CREATE TABLE message_version (
    place INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    ts_ms INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (place, rev)
) WITHOUT ROWID;

CREATE TABLE reaction (
    place INTEGER NOT NULL,
    emoji TEXT NOT NULL,
    actor INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (place, emoji, actor)
) WITHOUT ROWID;

CREATE TABLE pin (
    place INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL
);

-- Who may not come back into a room until a moderator says so.
CREATE TABLE room_ban (
    room TEXT NOT NULL REFERENCES room (id),
    user TEXT NOT NULL,
    PRIMARY KEY (room, user)
) WITHOUT ROWID;
