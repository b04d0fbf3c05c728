package parley.client.store;

import java.util.List;

/** Brings a file to the newest form, one step at a time, each in a transaction of its own. */
final class Schema {
    /** One script a version; a released one never changes. */
    private static final List<String> STEPS =
            List.of(
                    """
                    CREATE TABLE setting (
                      name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE room (
                      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
                      epoch TEXT NOT NULL, last INTEGER NOT NULL, head INTEGER NOT NULL,
                      mark INTEGER NOT NULL, told_mark INTEGER NOT NULL,
                      unread INTEGER NOT NULL, mentions INTEGER NOT NULL,
                      muted INTEGER NOT NULL, told_muted INTEGER NOT NULL,
                      departed INTEGER NOT NULL);
                    CREATE TABLE user (
                      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, card TEXT);
                    CREATE TABLE message (
                      key INTEGER PRIMARY KEY, id TEXT NOT NULL, author INTEGER NOT NULL,
                      ts INTEGER NOT NULL, n INTEGER NOT NULL, rev INTEGER NOT NULL,
                      flags INTEGER NOT NULL, cid TEXT, text TEXT NOT NULL, more TEXT);
                    CREATE INDEX message_id ON message (id, key);
                    CREATE TABLE notice (
                      key INTEGER PRIMARY KEY, author TEXT, ts INTEGER NOT NULL,
                      ev TEXT NOT NULL, data TEXT NOT NULL);
                    CREATE TABLE gap (
                      room INTEGER NOT NULL, kind INTEGER NOT NULL, lo INTEGER NOT NULL,
                      hi INTEGER NOT NULL, PRIMARY KEY (room, kind, lo)) WITHOUT ROWID;
                    CREATE TABLE outbox (
                      place INTEGER PRIMARY KEY AUTOINCREMENT, cid TEXT NOT NULL UNIQUE,
                      room TEXT NOT NULL, queued INTEGER NOT NULL, message TEXT NOT NULL,
                      error TEXT, sent_seq INTEGER);
                    CREATE TABLE draft (
                      room TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
                    CREATE VIRTUAL TABLE words USING fts5 (
                      body, content='', contentless_delete=1, prefix='2 3',
                      tokenize="unicode61 remove_diacritics 2");
                    """,
                    """
                    CREATE INDEX message_called ON message (key) WHERE flags & 18 <> 0;
                    """);

    static final int NEWEST = STEPS.size();

    private Schema() {}

    static void upgrade(Db db) {
        int version = (int) db.number("PRAGMA user_version");
        if (version > NEWEST) {
            throw new StoreException(
                    StoreException.Kind.NEWER,
                    "the history was written by a newer version: " + version);
        }
        for (int next = version; next < NEWEST; next++) {
            db.begin();
            db.script(STEPS.get(next));
            db.script("PRAGMA user_version=" + (next + 1));
            db.commit();
        }
    }
}
