package parley.client.workspace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.store.Gap;
import parley.client.store.LocalStore;
import parley.client.store.Notice;
import parley.client.store.RoomRow;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.LogLine;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.protocol.VoidRange;

/** The rooms as they are on disk: applies what the logs say. Used by the engine's thread. */
final class RoomBook {
    /** Unread messages are counted up to here; more is shown as "999+". */
    static final int MOST_UNREAD = 1_000;

    private final LocalStore store;
    private final UserId me;
    private final Changes changes;
    private final Map<RoomId, RoomRow> rows = new HashMap<>();
    private final Map<RoomId, Message> newest = new HashMap<>();

    /** Rooms whose log is being caught up with: their state came with {@code sync} already. */
    private final Set<RoomId> behind = new HashSet<>();

    private final MessageEdits edits;

    RoomBook(LocalStore store, UserId me, Changes changes) {
        this.store = store;
        this.me = me;
        this.changes = changes;
        this.edits = new MessageEdits(store, me);
        for (RoomRow row : store.rooms()) {
            RoomId room = row.state().room();
            rows.put(room, row);
            store.newest(row.key(), room).ifPresent(m -> newest.put(room, m));
            noteBehind(row);
            changes.summaries.add(room);
        }
    }

    private void noteBehind(RoomRow row) {
        if (row.last() < row.head()) {
            behind.add(row.state().room());
        }
    }

    List<RoomRow> rows() {
        return List.copyOf(rows.values());
    }

    List<RoomRow> rows(Set<RoomId> some) {
        return some.stream().map(this::row).flatMap(Optional::stream).toList();
    }

    Optional<RoomRow> row(RoomId room) {
        return Optional.ofNullable(rows.get(room));
    }

    Optional<Message> newest(RoomId room) {
        return Optional.ofNullable(newest.get(room));
    }

    long last(RoomId room) {
        RoomRow row = rows.get(room);
        return row == null ? 0 : row.last();
    }

    private void put(RoomRow row) {
        rows.put(row.state().room(), row);
        store.putRoom(row);
        changes.summaries.add(row.state().room());
    }

    private RoomRow require(RoomId room) {
        RoomRow row = rows.get(room);
        if (row == null) {
            throw new IllegalStateException("no room " + room);
        }
        return row;
    }

    /** A room this person is in, new or known. */
    void seen(Result.SyncRoom seen) {
        seen.state().ifPresent(state -> state(state, seen.mark()));
        RoomRow row = rows.get(seen.room());
        if (row != null && row.last() < Math.max(row.head(), row.state().head())) {
            put(row.withUnread(seen.unread().orElse(0), seen.mentions().orElse(0)));
        }
    }

    /** The room looks like this now. */
    void state(Room state, Optional<Long> mark) {
        RoomRow row = rows.get(state.room());
        if (row == null) {
            row = store.addRoom(state);
            noteBehind(row);
            long read = mark.orElse(0L);
            put(row.withMark(read, read));
        } else {
            long told = Math.max(row.toldMark(), mark.orElse(0L));
            boolean moved = told > row.mark();
            put(
                    row.withState(state)
                            .withDeparted(false)
                            .withMark(Math.max(row.mark(), told), told));
            if (moved) {
                recount(state.room());
            }
        }
    }

    void departed(RoomId room) {
        RoomRow row = rows.get(room);
        if (row != null && !row.departed()) {
            put(row.withDeparted(true).withUnread(0, 0));
        }
    }

    void drop(RoomId room) {
        RoomRow row = rows.get(room);
        if (row != null) {
            store.dropHistory(row.key());
            newest.remove(room);
            behind.add(room);
            changes.dropped(room);
            changes.summaries.add(room);
        }
    }

    void remember(RoomId room, Gap gap) {
        if (!room.isMe()) {
            store.addGap(require(room).key(), gap);
            changes.gaps(room);
        }
    }

    void closeGap(RoomId room, Gap.Kind kind, long lo, long hi) {
        store.closeGap(require(room).key(), kind, lo, hi);
        changes.gaps(room);
    }

    void position(RoomId room, String epoch, long last, long head) {
        RoomRow row = rows.get(room);
        if (row == null) {
            return;
        }
        put(row.withPosition(epoch, last, Math.max(last, head)));
        changes.moved(room);
        if (last < head) {
            noteBehind(require(room));
        } else if (behind.remove(room)) {
            recount(room);
        }
    }

    /** Keeps messages in their final state. */
    void keep(RoomId room, List<Message> messages) {
        RoomRow row = require(room);
        for (Message each : messages) {
            message(row, each);
        }
    }

    /** Applies a line of a room's log that is next in its order. */
    void apply(RoomId room, LogLine line) {
        switch (line) {
            case VoidRange _ -> changes.moved(room);
            case Entry entry -> entry(require(room), entry);
        }
    }

    private void entry(RoomRow row, Entry entry) {
        RoomId room = row.state().room();
        boolean live = !behind.contains(room);
        switch (entry.d()) {
            case EntryData.MessagePosted posted -> posted(row, entry, posted, live);
            case EntryData.Superseded old -> {
                if (old.ev().equals("message.posted")
                        && store.message(row.key(), room, old.msg()).isEmpty()) {
                    remember(room, new Gap(Gap.Kind.UNHELD, entry.seq(), entry.seq()));
                }
            }
            case EntryData.MessageEdited _,
                    EntryData.MessageDeleted _,
                    EntryData.MessageReacted _,
                    EntryData.MessagePinned _ ->
                    change(row, entry);
            case EntryData.MemberJoined joined -> {
                member(row, entry, joined.user(), live ? 1 : 0);
                changes.users.add(joined.user());
            }
            case EntryData.MemberLeft left -> member(row, entry, left.user(), live ? -1 : 0);
            case EntryData.MemberRole role -> member(row, entry, role.user(), 0);
            case EntryData.RoomChanged change -> {
                notice(row, entry);
                if (live) {
                    put(row.withState(RoomStates.changed(row.state(), change)));
                }
            }
            case EntryData.RoomArchived archived -> {
                notice(row, entry);
                if (live) {
                    put(row.withState(RoomStates.archived(row.state(), archived.on())));
                }
            }
            case EntryData.RoomJoined _,
                    EntryData.RoomLeft _,
                    EntryData.ReadMarked _,
                    EntryData.PreferenceChanged _,
                    EntryData.VoidEntry _,
                    EntryData.Unknown _,
                    EntryData.Encoded _ ->
                    changes.moved(room);
        }
    }

    private void posted(RoomRow row, Entry entry, EntryData.MessagePosted posted, boolean live) {
        if (entry.by().isEmpty()) {
            return;
        }
        Message message =
                Message.posted(
                        entry.room(),
                        entry.seq(),
                        entry.cid(),
                        entry.by().get(),
                        entry.ts(),
                        entry.n(),
                        posted);
        message(row, message);
        RoomRow now = require(row.state().room());
        if (live && message.seq() > now.mark() && store.counts(message)) {
            put(
                    now.withUnread(
                            Math.min(MOST_UNREAD, now.unread() + 1),
                            now.mentions() + (store.mentionsMe(message) ? 1 : 0)));
        }
    }

    /** Applies an edit, delete, reaction or pin to what is held. */
    void change(RoomRow row, Entry entry) {
        edits.changed(row, entry)
                .ifPresent(message -> {
                    message(row, message);
                    if (message.deleted().isPresent()) {
                        recount(row.state().room());
                    }
                });
    }

    private void message(RoomRow row, Message message) {
        RoomId room = row.state().room();
        if (store.putMessage(row.key(), message)) {
            changes.message(room, message);
            changes.users.add(message.by());
            Message last = newest.get(room);
            if (last == null || last.seq() <= message.seq()) {
                newest.put(room, message);
                changes.summaries.add(room);
            }
        }
    }

    private void member(RoomRow row, Entry entry, UserId user, int more) {
        notice(row, entry);
        changes.members.add(row.state().room());
        // The room as the server told it counts everybody who came and went up to its head.
        boolean counted = entry.seq() <= row.state().head();
        Room state = counted ? row.state() : RoomStates.members(row.state(), more);
        if (user.equals(me) && entry.d() instanceof EntryData.MemberRole role) {
            state = RoomStates.role(state, role.role());
        }
        if (!state.equals(row.state())) {
            put(row.withState(state));
        }
    }

    private void notice(RoomRow row, Entry entry) {
        Notice notice = new Notice(entry.seq(), entry.ts(), entry.by(), entry.d());
        store.putNotice(row.key(), notice);
        changes.notice(row.state().room(), notice);
    }

    /** Read up to here, on this device or another ({@code told}: the server knows). */
    void marked(RoomId room, long seq, boolean told) {
        RoomRow row = rows.get(room);
        if (row == null || seq <= (told ? Math.min(row.mark(), row.toldMark()) : row.mark())) {
            return;
        }
        long mark = Math.max(row.mark(), seq);
        put(row.withMark(mark, told ? Math.max(row.toldMark(), seq) : row.toldMark()));
        if (mark > row.mark()) {
            recount(room);
        }
    }

    void muted(RoomId room, boolean on, boolean told) {
        RoomRow row = rows.get(room);
        if (row != null) {
            put(row.withMuted(on, told ? on : row.toldMuted()));
        }
    }

    private void recount(RoomId room) {
        RoomRow row = require(room);
        if (row.departed()) {
            return;
        }
        LocalStore.Unread held = store.unread(row.key(), row.mark(), MOST_UNREAD);
        boolean whole =
                store.gaps(row.key()).stream()
                        .noneMatch(g -> g.kind() == Gap.Kind.UNHELD && g.hi() > row.mark());
        put(
                whole
                        ? row.withUnread(held.messages(), held.mentions())
                        : row.withUnread(
                                Math.max(held.messages(), Math.min(row.unread(), MOST_UNREAD)),
                                Math.max(held.mentions(), row.mentions())));
    }

    /** The held message, if any. */
    Optional<Message> message(RoomId room, MessageId id) {
        return row(room).flatMap(row -> store.message(row.key(), room, id));
    }
}
