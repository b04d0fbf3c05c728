package parley.server.lite.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.MessageId;
import parley.server.message.MessageIds;
import parley.server.store.LogKey;
import parley.server.store.SearchQuery;
import parley.server.store.StoreException;

/**
 * Keeps the index of words behind the log, on a thread of its own and never so fast that writers
 * feel it; a search first takes in what is newest. Safe for use by many threads.
 */
final class SearchIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    /** After the start of a server, when people connect. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration BREATH = Duration.ofMillis(50);
    private static final int BATCH = 200;

    /** The text of a message as it is now; null when it is gone. */
    private static final String TEXT =
            "CASE WHEN c.json IS NOT NULL THEN json_extract(c.json, '$.text')"
                    + " WHEN json_valid(e.d) THEN json_extract(e.d, '$.text') END";

    private static final String FROM =
            " FROM entry e LEFT JOIN changed_message c ON c.place = e.place";

    /** Batches that a search takes in itself. */
    private static final int AT_ONCE = 10;

    private final SqliteDatabase database;
    private final Places places;
    private final Path file;
    private final String generation;
    private final ConcurrentLinkedQueue<Long> erased = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    /** Guarded by this. */
    private @Nullable SearchFile index;

    SearchIndex(SqliteDatabase database, Places places, String generation) {
        this.database = database;
        this.places = places;
        this.file = database.file().resolveSibling("search.db");
        this.generation = generation;
        this.thread = Thread.ofPlatform().name("parley-search").daemon().start(this::run);
    }

    /** A message's text is being taken out of the log; it leaves the index soon. */
    void erased(long place) {
        erased.add(place);
    }

    /** As {@code WorkspaceStore.search}. */
    synchronized List<SearchQuery.Found> search(SearchQuery query) {
        try {
            SearchFile open = open();
            takeOut(open);
            for (int i = 0; i < AT_ONCE && advance(open); i++) {
                LOG.trace("took in {} messages", BATCH);
            }
            long log = query.log().map(key -> Places.log(places.of(key.value(), 0))).orElse(0L);
            if (query.log().isPresent() && log == 0) {
                return List.of();
            }
            List<SearchQuery.Found> found = new ArrayList<>();
            for (SearchFile.Match each :
                    open.find(query.words(), log, query.before(), query.limit())) {
                found.add(
                        new SearchQuery.Found(
                                each.id(),
                                new LogKey(places.key(Places.log(each.place()))),
                                Places.seq(each.place())));
            }
            return found;
        } catch (SQLException | IOException e) {
            throw new StoreException("cannot search", e);
        }
    }

    private void run() {
        LockSupport.parkNanos(this, FIRST.toNanos());
        while (!closed) {
            Duration pause = IDLE;
            try {
                pause = step() ? BREATH : IDLE;
            } catch (SQLException | IOException | StoreException e) {
                if (!closed) {
                    LOG.warn("the search index waits", e);
                }
            }
            if (!closed) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
        }
    }

    private synchronized boolean step() throws SQLException, IOException {
        SearchFile open = open();
        takeOut(open);
        return advance(open);
    }

    /** Takes out what was erased meanwhile. */
    private void takeOut(SearchFile open) throws SQLException {
        List<SearchFile.Indexed> gone = new ArrayList<>();
        long position = open.position();
        for (Long place = erased.poll(); place != null; place = erased.poll()) {
            for (SearchFile.Indexed each : now(place)) {
                if (each.id() <= position) {
                    gone.add(each); // what is newer comes fresh
                }
            }
        }
        if (!gone.isEmpty()) {
            open.take(List.of(), gone, position);
            open.forget();
        }
    }

    /** Guarded by this. */
    private SearchFile open() throws SQLException, IOException {
        SearchFile open = index;
        if (open == null) {
            try {
                open = new SearchFile(file, generation);
            } catch (SQLException e) {
                LOG.warn("the search index cannot be read and is made anew", e);
                SearchFile.delete(file);
                open = new SearchFile(file, generation);
            }
            index = open;
        }
        return open;
    }

    /** An entry: with the text of its message as it is now, or with the message it is about. */
    private record Line(long id, long place, String text, @Nullable String msg) {}

    private static final String LINES =
            "SELECT e.id, e.place, CASE WHEN e.ev = 'message.posted' THEN "
                    + TEXT
                    + " END, CASE WHEN e.ev IN ('message.edited', 'message.deleted')"
                    + " THEN json_extract(e.d, '$.msg') END"
                    + FROM
                    + " WHERE e.id > ? ORDER BY e.id LIMIT "
                    + BATCH;

    /** Takes in one batch; false when there is no more. */
    private boolean advance(SearchFile open) throws SQLException {
        long from = open.position();
        List<Line> lines =
                database.read(
                        "cannot read what was written",
                        connection ->
                                MessageTables.all(
                                        connection,
                                        row ->
                                                new Line(
                                                        row.getLong(1),
                                                        row.getLong(2),
                                                        orEmpty(row.getString(3)),
                                                        row.getString(4)),
                                        LINES,
                                        from));
        if (lines.isEmpty()) {
            return false;
        }
        List<SearchFile.Indexed> fresh = new ArrayList<>();
        List<SearchFile.Indexed> changed = new ArrayList<>();
        for (Line each : lines) {
            fresh.add(new SearchFile.Indexed(each.id(), each.place(), each.text()));
            String msg = each.msg();
            if (msg != null) {
                long seq = MessageIds.seq(new MessageId(msg));
                changed.addAll(now(Places.place(Places.log(each.place()), seq)));
            }
        }
        long last = lines.getLast().id();
        // What changed and is newer than this batch comes fresh with its own.
        changed.removeIf(each -> each.id() > last);
        open.take(fresh, changed, last);
        if (!changed.isEmpty()) {
            open.forget();
        }
        return lines.size() == BATCH;
    }

    /** A message as it is now; with an empty text when it was deleted. */
    private List<SearchFile.Indexed> now(long place) {
        return database.read("cannot read a message", connection -> text(connection, place));
    }

    private static List<SearchFile.Indexed> text(Connection connection, long place)
            throws SQLException {
        return MessageTables.all(
                connection,
                row -> new SearchFile.Indexed(row.getLong(1), place, orEmpty(row.getString(2))),
                "SELECT e.id, " + TEXT + FROM + " WHERE e.place = ? AND e.ev = 'message.posted'",
                place);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            LockSupport.unpark(thread);
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            SearchFile open = index;
            index = null;
            if (open != null) {
                try {
                    open.close();
                } catch (SQLException e) {
                    LOG.warn("cannot close the search index", e);
                }
            }
        }
    }
}
