package parley.client.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.log.LogCommand.Answer;
import parley.client.store.Gap;
import parley.protocol.Entry;
import parley.protocol.ErrorCode;
import parley.protocol.LogLine;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;
import parley.protocol.WireError;

/**
 * Follows the logs of all rooms: decides what to read, in which order entries count, and what is
 * missing. Pure: answers, entries and the time go in, commands come out. Used by one thread; times
 * are milliseconds of a clock that only runs forward.
 */
public final class LogMachine {
    /** Behind by more than this, the newest page is read and the rest remembered as a gap. */
    static final long NEAR = 500;

    /** How long an entry that came too early waits for those before it. */
    static final long HOLD_MS = 1_000;

    /** So long without an entry, the server is asked whether something was missed. */
    static final long QUIET_MS = 300_000;

    private static final int MOST_HELD = 1_000;
    private static final int MOST_ASKED = 4;
    private static final int HISTORY_PAGE = 100;

    /** A private log that is further behind starts here: what is older is read marks of old. */
    private static final long MOST_OF_ME = 5_000;

    private static final long UNKNOWN_ROOM_MS = 200;

    private final Map<RoomId, Track> tracks = new HashMap<>();
    private final Deque<Track> queue = new ArrayDeque<>();
    private final Map<Long, Question> questions = new HashMap<>();
    private final Set<RoomId> seen = new HashSet<>();
    private final List<LogCommand> out = new ArrayList<>();

    private Optional<String> token;
    private long nextTag;
    private boolean live;
    private boolean syncing;
    private boolean synced;
    private boolean caughtUp;
    private long syncAt = Long.MAX_VALUE;
    private long quietAt = Long.MAX_VALUE;

    private record Question(Op<?> op, Optional<Track> track) {}

    /** {@code token}: where {@code sync} goes on, as it was kept. */
    public LogMachine(Optional<String> token) {
        this.token = token;
    }

    /** A room as it was kept; before anything else. */
    public void restore(RoomId room, String epoch, long last, long head, boolean departed) {
        Track track = new Track(room, epoch, last, head);
        track.departed = departed;
        tracks.put(room, track);
    }

    /** What {@code hello} asks to go on from. */
    public Optional<String> token() {
        return token;
    }

    /** Whether everything missed has been read on this connection. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** There is a connection, perhaps another one than before. */
    public List<LogCommand> connected(Optional<Result.SyncPage> inlined, long now) {
        disconnected();
        live = true;
        quietAt = now + QUIET_MS;
        for (Track track : tracks.values()) {
            want(track);
        }
        if (inlined.isPresent()) {
            syncing = true;
            page(inlined.get(), now);
        } else {
            sync();
        }
        return done();
    }

    /** There is none any more: nothing asked will be answered. */
    public void disconnected() {
        live = false;
        syncing = false;
        synced = false;
        caughtUp = false;
        syncAt = Long.MAX_VALUE;
        quietAt = Long.MAX_VALUE;
        questions.clear();
        queue.clear();
        seen.clear();
        for (Track track : tracks.values()) {
            track.wanted = false;
            track.retryAt = -1;
            track.failures = 0;
            track.forgetHeld();
        }
    }

    /** An entry was pushed. */
    public List<LogCommand> entry(Entry entry, long now) {
        if (!live) {
            return List.of();
        }
        quietAt = now + QUIET_MS;
        Track track = tracks.get(entry.room());
        if (track == null || track.departed) {
            syncAt = Math.min(syncAt, now + UNKNOWN_ROOM_MS);
            return List.of();
        }
        if (!track.epoch.equals(entry.epoch())) {
            rebuilt(track, entry.epoch(), entry.seq());
        } else if (entry.seq() == track.last + 1 && !fresh(track)) {
            apply(track, entry);
            drain(track);
            position(track);
        } else if (entry.seq() > track.last) {
            hold(track, entry, now);
        }
        return done();
    }

    /** The answer to an {@link LogCommand.Ask}; an unknown tag is ignored. */
    public List<LogCommand> answer(long tag, Answer answer, long now) {
        Question question = questions.remove(tag);
        if (question == null) {
            return List.of();
        }
        if (question.track.isEmpty()) {
            synced(answer, now);
        } else {
            Track track = question.track.get();
            track.wanted = false;
            read(track, answer, now);
        }
        return done();
    }

    /** This person is in the room now, as told by the private log or by an answer. */
    public List<LogCommand> joined(Room room) {
        moved(room.room(), room.epoch(), room.head());
        return done();
    }

    /** This person is not in the room any more. */
    public void left(RoomId room) {
        Track track = tracks.get(room);
        if (track != null) {
            track.departed = true;
            track.forgetHeld();
        }
    }

    /** Asks the server what moved, soon. */
    public void resync(long now) {
        syncAt = Math.min(syncAt, now);
    }

    public List<LogCommand> tick(long now) {
        if (!live) {
            return List.of();
        }
        if (now >= quietAt) {
            quietAt = now + QUIET_MS;
            syncAt = now;
        }
        for (Track track : tracks.values()) {
            if (track.heldSince >= 0 && now - track.heldSince >= HOLD_MS && !track.wanted) {
                track.head = Math.max(track.head, track.held.lastKey());
                track.heldSince = now;
                want(track);
                syncAt = Math.min(syncAt, now);
            }
            if (track.retryAt >= 0 && now >= track.retryAt) {
                track.retryAt = -1;
                want(track);
            }
        }
        if (now >= syncAt && !syncing) {
            sync();
        }
        return done();
    }

    /** When {@link #tick} is due next. */
    public long wakeAt() {
        if (!live) {
            return Long.MAX_VALUE;
        }
        long at = Math.min(quietAt, syncing ? Long.MAX_VALUE : syncAt);
        for (Track track : tracks.values()) {
            if (track.heldSince >= 0 && !track.wanted) {
                at = Math.min(at, track.heldSince + HOLD_MS);
            }
            if (track.retryAt >= 0) {
                at = Math.min(at, track.retryAt);
            }
        }
        return at;
    }

    // ---- sync

    private void sync() {
        syncing = true;
        syncAt = Long.MAX_VALUE;
        seen.clear();
        ask(new SessionOp.Sync(token, Optional.empty()), Optional.empty());
    }

    private void synced(Answer answer, long now) {
        if (answer instanceof Answer.Success success
                && success.result() instanceof Result.SyncPage page) {
            page(page, now);
        } else {
            syncing = false;
            syncAt = now + Math.max(1_000, answer.retryMs().orElse(2_000L));
        }
    }

    private void page(Result.SyncPage page, long now) {
        for (Result.SyncRoom each : page.rooms()) {
            seen.add(each.room());
            if (each.gone() || each.state().isEmpty()) {
                depart(each.room());
            } else {
                out.add(new LogCommand.Seen(each));
                moved(each.room(), each.state().get().epoch(), each.state().get().head());
            }
        }
        if (!page.changed().isEmpty()) {
            out.add(new LogCommand.UsersChanged(page.changed()));
        }
        if (page.more()) {
            ask(new SessionOp.Sync(Optional.of(page.token()), Optional.empty()), Optional.empty());
            return;
        }
        me(page.me());
        if (page.full()) {
            for (Track track : List.copyOf(tracks.values())) {
                if (!track.room.isMe() && !seen.contains(track.room)) {
                    depart(track.room);
                }
            }
        }
        syncing = false;
        synced = true;
        seen.clear();
        token = Optional.of(page.token());
        out.add(new LogCommand.Token(page.token()));
        quietAt = now + QUIET_MS;
    }

    private void moved(RoomId room, String epoch, long head) {
        Track track = tracks.get(room);
        if (track == null) {
            track = new Track(room, epoch, 0, head);
            tracks.put(room, track);
        }
        track.departed = false;
        if (!track.epoch.equals(epoch)) {
            rebuilt(track, epoch, head);
        } else if (head > track.head) {
            track.head = head;
            position(track);
        }
        want(track);
    }

    private void me(Result.Position me) {
        Track track = tracks.get(RoomId.ME);
        if (track == null || !track.epoch.equals(me.epoch())) {
            track =
                    new Track(
                            RoomId.ME, me.epoch(), Math.max(0, me.head() - MOST_OF_ME), me.head());
            tracks.put(RoomId.ME, track);
        }
        track.head = Math.max(track.head, me.head());
        track.last = Math.max(track.last, track.head - MOST_OF_ME);
        position(track);
        want(track);
    }

    private void depart(RoomId room) {
        Track track = tracks.get(room);
        if (track != null) {
            track.departed = true;
            track.forgetHeld();
        }
        out.add(new LogCommand.Gone(room));
    }

    // ---- reading a room

    /** Nothing is held and there is much: it begins with the newest page. */
    private static boolean fresh(Track track) {
        return track.last == 0 && track.head > HISTORY_PAGE && !track.room.isMe();
    }

    private void want(Track track) {
        if (live && !track.wanted && track.retryAt < 0 && track.behind()) {
            track.wanted = true;
            queue.add(track);
        }
    }

    private void pump() {
        while (questions.size() < MOST_ASKED && !queue.isEmpty()) {
            Track track = queue.remove();
            if (!track.behind()) {
                track.wanted = false;
            } else if (!track.room.isMe() && (fresh(track) || track.head - track.last > NEAR)) {
                ask(
                        MessageOp.History.before(track.room, Optional.empty(), HISTORY_PAGE),
                        Optional.of(track));
            } else {
                ask(
                        new SessionOp.LogRead(
                                track.room,
                                track.last,
                                Optional.empty(),
                                Optional.of((int) NEAR),
                                Optional.of(track.epoch)),
                        Optional.of(track));
            }
        }
    }

    private void read(Track track, Answer answer, long now) {
        switch (answer) {
            case Answer.Success(Result.LogPage page) -> lines(track, page, now);
            case Answer.Success(Result.HistoryPage page) -> newest(track, page);
            case Answer.Success _, Answer.None _ -> retry(track, Optional.empty(), now);
            case Answer.Failure(WireError error) -> {
                if (error.code() == ErrorCode.STALE_EPOCH && error.epoch().isPresent()) {
                    rebuilt(track, error.epoch().get(), track.head);
                } else if (isGone(error.code())) {
                    depart(track.room);
                } else {
                    retry(track, error.retryMs(), now);
                }
            }
        }
    }

    private static boolean isGone(ErrorCode code) {
        return code == ErrorCode.NOT_FOUND
                || code == ErrorCode.NOT_MEMBER
                || code == ErrorCode.FORBIDDEN
                || code == ErrorCode.GONE;
    }

    private void retry(Track track, Optional<Long> retryMs, long now) {
        track.failures = Math.min(track.failures + 1, 5);
        track.retryAt = now + Math.max(retryMs.orElse(0L), 500L << track.failures);
    }

    private void lines(Track track, Result.LogPage page, long now) {
        if (!track.epoch.equals(page.epoch())) {
            rebuilt(track, page.epoch(), track.head);
            return;
        }
        long before = track.last;
        page.from().ifPresent(from -> track.last = Math.max(track.last, from - 1));
        for (LogLine line : page.list()) {
            if (line.to() > track.last) {
                if (line.seq() > track.last + 1) {
                    remember(track, Gap.Kind.UNHELD, track.last + 1, line.seq() - 1);
                }
                apply(track, line);
            }
        }
        drain(track);
        position(track);
        if (track.last > before) {
            track.failures = 0;
            want(track);
        } else if (track.behind()) {
            retry(track, Optional.empty(), now);
        }
    }

    private void newest(Track track, Result.HistoryPage page) {
        if (!track.epoch.equals(page.epoch())) {
            rebuilt(track, page.epoch(), page.asOf());
            track.wanted = false;
        }
        long held = track.last;
        long asOf = Math.max(page.asOf(), held);
        out.add(new LogCommand.Keep(track.room, page));
        if (page.more() && page.from() > held + 1) {
            remember(track, Gap.Kind.UNHELD, held + 1, page.from() - 1);
        }
        if (held > 0 && asOf > held) {
            remember(track, Gap.Kind.UNREAD_LOG, held + 1, asOf);
        }
        track.last = asOf;
        track.head = Math.max(track.head, asOf);
        track.failures = 0;
        drain(track);
        position(track);
        queue.remove(track);
        track.wanted = false;
        want(track);
    }

    private void rebuilt(Track track, String epoch, long head) {
        out.add(new LogCommand.Drop(track.room));
        track.restart(epoch, head);
        position(track);
        want(track);
    }

    private void hold(Track track, Entry entry, long now) {
        track.head = Math.max(track.head, entry.seq());
        if (track.held.size() >= MOST_HELD) {
            track.forgetHeld();
            want(track);
            return;
        }
        track.held.put(entry.seq(), entry);
        if (fresh(track)) {
            want(track);
        } else if (track.heldSince < 0) {
            track.heldSince = now;
        }
    }

    private void drain(Track track) {
        while (!track.held.isEmpty() && track.held.firstKey() <= track.last + 1) {
            Entry next = track.held.pollFirstEntry().getValue();
            if (next.seq() > track.last) {
                apply(track, next);
            }
        }
        if (track.held.isEmpty()) {
            track.heldSince = -1;
        }
    }

    private void apply(Track track, LogLine line) {
        out.add(new LogCommand.Apply(track.room, line));
        track.last = line.to();
        track.head = Math.max(track.head, track.last);
    }

    private void remember(Track track, Gap.Kind kind, long lo, long hi) {
        out.add(new LogCommand.Remember(track.room, new Gap(kind, lo, hi)));
    }

    private void position(Track track) {
        out.add(new LogCommand.Position(track.room, track.epoch, track.last, track.head));
    }

    private void ask(Op<?> op, Optional<Track> track) {
        long tag = ++nextTag;
        questions.put(tag, new Question(op, track));
        out.add(new LogCommand.Ask(tag, op));
    }

    private List<LogCommand> done() {
        pump();
        if (synced && !caughtUp && questions.isEmpty() && queue.isEmpty()) {
            caughtUp = true;
            out.add(new LogCommand.CaughtUp());
        }
        List<LogCommand> commands = List.copyOf(out);
        out.clear();
        return commands;
    }
}
