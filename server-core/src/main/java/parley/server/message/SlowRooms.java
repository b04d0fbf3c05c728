package parley.server.message;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.commit.Refusal;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.store.LogKey;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/**
 * When members of slow rooms wrote last. On the committing thread, or without a memory of its own;
 * after a restart it is read from the rooms' logs.
 */
final class SlowRooms {
    private static final int MOST = 50_000;

    /** Read from a log at once, and at most. */
    private static final int PAGE = 200;

    private static final int MOST_READ = 5_000;

    private record Author(RoomId room, UserId user) {}

    private final Access access;
    private final WorkspaceStore store;
    private final Instant started;

    private final Map<Author, Instant> last =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Author, Instant> eldest) {
                    return size() > MOST;
                }
            };

    /** Since when is known who wrote in a room. */
    private final Map<RoomId, Instant> known = new HashMap<>();

    /**
     * {@code started}: from when on everything is told to {@link #posted}; {@link Instant#MAX}
     * where others write too, so that the log is read each time.
     */
    SlowRooms(Access access, WorkspaceStore store, Instant started) {
        this.access = access;
        this.store = store;
        this.started = started;
    }

    /** Refuses who wrote a moment ago; moderators never. */
    void check(RoomState room, UserId author, Instant now) {
        Optional<Integer> wait = room.record().policy().slowMs();
        if (wait.isEmpty() || access.effectiveRole(room, author).atLeast(RoomRole.MODERATOR)) {
            return;
        }
        Instant since = now.minusMillis(wait.get());
        Optional<Instant> before;
        if (othersWrite()) {
            before = inLog(room.id(), author, since);
        } else {
            recall(room.id(), since);
            before = Optional.ofNullable(last.get(new Author(room.id(), author)));
        }
        if (before.isEmpty()) {
            return;
        }
        long left = before.get().toEpochMilli() + wait.get() - now.toEpochMilli();
        if (left > 0) {
            throw new Refusal(WireError.later(ErrorCode.RATE_LIMITED, "this room is slow", left));
        }
    }

    void posted(RoomState room, UserId author, Instant now) {
        if (room.record().policy().slowMs().isPresent() && !othersWrite()) {
            Author key = new Author(room.id(), author);
            last.remove(key);
            last.put(key, now);
        }
    }

    private boolean othersWrite() {
        return started.equals(Instant.MAX);
    }

    /** When somebody wrote last, if it was not before then; nothing is remembered. */
    private Optional<Instant> inLog(RoomId room, UserId author, Instant since) {
        long before = Long.MAX_VALUE;
        for (int read = 0; read < MOST_READ; read += PAGE) {
            List<StoredEntry> page = store.postedBefore(LogKey.of(room), before, PAGE);
            for (StoredEntry each : page) {
                if (each.ts().isBefore(since)) {
                    return Optional.empty();
                }
                if (each.by().equals(Optional.of(author))) {
                    return Optional.of(each.ts());
                }
            }
            if (page.size() < PAGE) {
                return Optional.empty();
            }
            before = page.getLast().seq();
        }
        return Optional.empty();
    }

    /** Reads who wrote since then and before the start. */
    private void recall(RoomId room, Instant since) {
        if (!since.isBefore(known.getOrDefault(room, started))) {
            return;
        }
        known.put(room, since);
        long before = Long.MAX_VALUE;
        for (int read = 0; read < MOST_READ; read += PAGE) {
            List<StoredEntry> page = store.postedBefore(LogKey.of(room), before, PAGE);
            for (StoredEntry each : page) {
                if (each.ts().isBefore(since)) {
                    return;
                }
                each.by().ifPresent(by -> last.putIfAbsent(new Author(room, by), each.ts()));
            }
            if (page.size() < PAGE) {
                return;
            }
            before = page.getLast().seq();
        }
    }
}
