package parley.server.commit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.protocol.Codec;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.Event;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.delivery.Announcement;
import parley.server.delivery.Post;
import parley.server.delivery.Recipients;
import parley.server.state.LogState;
import parley.server.state.RequestLog;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.BanRecord;
import parley.server.store.FileRows;
import parley.server.store.LogKey;
import parley.server.store.Marker;
import parley.server.store.MemberRecord;
import parley.server.store.MessageRows;
import parley.server.store.RoomRecord;
import parley.server.store.SharedStore.SharedTransaction;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/**
 * One transaction in the making. What it writes is seen by the commands after it at once, and by
 * others after the commit.
 */
public final class Work {
    /** The epoch of private logs, which are never rebuilt. */
    public static final String ME_EPOCH = "me";

    private static final String AUDIT = "audit";
    private static final String CHANGED = "user.changed";

    private final WorkspaceStore.Transaction transaction;

    /** The same where several processes write. */
    private final @Nullable SharedTransaction shared;

    private final WorkspaceState state;
    private final Codec codec;
    private final long commit;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private final Set<LogState> touched = new HashSet<>();
    private final List<Announcement> announcements = new ArrayList<>();
    private final Map<LogKey, UserId> left = new HashMap<>();
    private boolean wrote;
    private int appended;

    Work(
            WorkspaceStore.Transaction transaction,
            WorkspaceState state,
            Codec codec,
            long commit,
            Instant now) {
        this.transaction = transaction;
        this.shared = transaction instanceof SharedTransaction each ? each : null;
        this.state = state;
        this.codec = codec;
        this.commit = commit;
        this.now = now;
    }

    /** What happens once the commit is on disk, in this order. */
    private sealed interface Step {
        record Posted(Entry entry, LogState log) implements Step {}

        /** An entry about an earlier one, which not everybody in the room may see. */
        record About(Entry entry, RoomState room, long earlier) implements Step {}

        record Then(Runnable action) implements Step {}
    }

    public WorkspaceState state() {
        return state;
    }

    /** When this transaction began. */
    public Instant now() {
        return now;
    }

    /**
     * Appends to a room's log. Empty when the marker's {@code cid} was used before: nothing was
     * written, and nothing else may be written for this command.
     *
     * @param countable whether the entry can be unread to others
     */
    public Optional<Entry> append(
            RoomState room, EntryData data, UserId by, Optional<Marker> marker, boolean countable) {
        return append(room.log(), room.id(), room.record().epoch(), data, by, marker, countable);
    }

    /**
     * Appends an entry about an earlier one to a room's log; as the other {@code append}. Whoever
     * may not see the earlier one is told of a void.
     */
    public Optional<Entry> append(
            RoomState room, EntryData data, UserId by, Optional<Marker> marker, long earlier) {
        if (number(room, marker, false) == 0) {
            return Optional.empty();
        }
        Optional<Entry> entry = append(room, data, by, marker, false);
        if (entry.isPresent()) {
            steps.removeLast();
            steps.add(new Step.About(entry.get(), room, earlier));
        }
        return entry;
    }

    /**
     * The sequence of the entry that is appended to a room's log next; 0 when the marker's {@code
     * cid} was used before. Where several processes write, the number is this transaction's own
     * from now on and nobody waits for it; without this call the append waits for its turn.
     */
    public long number(RoomState room, Optional<Marker> marker, boolean countable) {
        SharedTransaction taking = shared;
        if (taking != null && room.log() instanceof RequestLog log && !log.isPlaced()) {
            if (marker.isPresent() && used(marker.get())) {
                return 0;
            }
            log.place(taking.take(log.key(), countable));
        }
        return room.log().written() + 1;
    }

    /** Appends to a user's private log; as the other {@code append}. */
    public Optional<Entry> append(UserId user, EntryData data, UserId by, Optional<Marker> marker) {
        return append(state.log(LogKey.of(user)), RoomId.ME, ME_EPOCH, data, by, marker, false);
    }

    private Optional<Entry> append(
            LogState log,
            RoomId room,
            String epoch,
            EntryData data,
            UserId by,
            Optional<Marker> marker,
            boolean countable) {
        EntryData.Encoded encoded = new EntryData.Encoded(Codec.ev(data), codec.encodeData(data));
        Optional<StoredEntry> stored = store(log, encoded, by, marker, countable);
        Optional<Entry> entry =
                stored.map(each ->
                        new Entry(
                                room,
                                epoch,
                                each.seq(),
                                now,
                                each.by(),
                                each.cid(),
                                each.n(),
                                encoded));
        entry.ifPresent(each -> steps.add(new Step.Posted(each, log)));
        return entry;
    }

    private Optional<StoredEntry> store(
            LogState log,
            EntryData.Encoded data,
            UserId by,
            Optional<Marker> marker,
            boolean countable) {
        StoredEntry stored =
                new StoredEntry(
                        log.key(),
                        log.written() + 1,
                        now,
                        Optional.of(by),
                        marker.map(Marker::cid),
                        marker,
                        log.writtenN() + (countable ? 1 : 0),
                        commit,
                        data.ev(),
                        data.json());
        if (!transaction.append(stored)) {
            return Optional.empty();
        }
        wrote = true;
        appended++;
        log.advance(countable, commit);
        touched.add(log);
        return Optional.of(stored);
    }

    /**
     * Notes for admins that {@code by} did something with power over others. False as with {@code
     * append}.
     */
    public boolean audit(
            String action,
            UserId by,
            Optional<UserId> user,
            Optional<RoomId> room,
            Optional<String> detail,
            Optional<Marker> marker) {
        Result.AuditLine line = new Result.AuditLine(now, by, action, user, room, detail);
        EntryData.Encoded data =
                new EntryData.Encoded(
                        AUDIT, new String(codec.encodeBody(line), StandardCharsets.UTF_8));
        return store(state.log(LogKey.AUDIT), data, by, marker, false).isPresent();
    }

    /** Notes that somebody's name, role or standing in the workspace changed. */
    public void changed(UserId user) {
        EntryData.Encoded data = new EntryData.Encoded(CHANGED, "{}");
        store(state.log(LogKey.PEOPLE), data, user, Optional.empty(), false);
    }

    /** Keeps somebody out of a room, or no longer. */
    public void ban(RoomId room, UserId user, boolean on) {
        wrote = true;
        BanRecord ban = new BanRecord(room, user);
        transaction.putBan(ban, on);
        state.ban(ban, on);
    }

    /** Makes or replaces a room. */
    public RoomState put(RoomRecord room) {
        wrote = true;
        transaction.putRoom(room);
        return state.put(room);
    }

    /** Makes or replaces a membership. */
    public void put(MemberRecord member) {
        wrote = true;
        transaction.putMember(member);
        state.put(member);
    }

    /** Ends a membership. */
    public void remove(RoomId room, UserId user) {
        wrote = true;
        if (shared != null) {
            left.put(LogKey.of(room), user);
        }
        transaction.removeMember(room, user);
        state.remove(room, user);
    }

    /** Whether this marker's action ran before. */
    public boolean used(Marker marker) {
        return earlier(marker).isPresent();
    }

    /** What this marker's action wrote first, if it ran before. */
    Optional<StoredEntry> earlier(Marker marker) {
        return transaction.byCid(marker.author(), marker.cid());
    }

    /** Single messages, as this transaction sees them; what is written goes with an entry. */
    public MessageRows messages() {
        return transaction;
    }

    /** The files, as this transaction sees them. */
    public FileRows files() {
        return transaction.files();
    }

    /** What else is to be written. */
    public WorkspaceStore.Transaction transaction() {
        wrote = true;
        return transaction;
    }

    /**
     * Runs after the commit, after the entries appended before and ahead of those appended later.
     */
    public void then(Runnable action) {
        steps.add(new Step.Then(action));
    }

    /** Tells whoever is connected after the commit; {@code to}: those who are meant. */
    public void announce(Event event, Predicate<UserId> to) {
        if (shared != null) {
            announcements.add(new Announcement(event, Optional.empty(), to));
        } else {
            then(() ->
                    state.everyConnection(each -> {
                        if (to.test(each.caller().user())) {
                            each.tell(event);
                        }
                    }));
        }
    }

    /** What is to be told to those who are connected, wherever they are. */
    List<Announcement> announcements() {
        return announcements;
    }

    boolean wrote() {
        return wrote;
    }

    /** How many entries were appended so far. */
    int appended() {
        return appended;
    }

    private static void about(List<Post> posts, Entry entry, RoomState room, long earlier) {
        Recipients all = room.log().audience().now();
        Recipients seeing = all.only(each -> room.sees(each.caller().user(), earlier));
        LogKey log = room.log().key();
        Post post = new Post(entry, seeing, log, earlier);
        posts.add(post);
        if (seeing.size() < all.size()) {
            Recipients others = all.only(each -> !room.sees(each.caller().user(), earlier));
            posts.add(new Post(post.hidden(), others, log, earlier));
        }
    }

    /** Shows to everybody what is on disk now, and says who is told of it. */
    List<Post> publish() {
        touched.forEach(LogState::publish);
        if (!touched.isEmpty() && shared == null) {
            state.publish(commit); // a number that no entry carries is given again after a restart
        }
        List<Post> posts = new ArrayList<>(steps.size());
        for (Step step : steps) {
            switch (step) {
                case Step.Posted(Entry entry, LogState log) ->
                        posts.add(
                                new Post(
                                        entry,
                                        log.audience().now(),
                                        log.key(),
                                        0,
                                        left.isEmpty()
                                                ? Optional.empty()
                                                : Optional.ofNullable(left.get(log.key()))));
                case Step.About(Entry entry, RoomState room, long earlier) ->
                        about(posts, entry, room, earlier);
                case Step.Then(Runnable action) -> action.run();
            }
        }
        return posts;
    }
}
