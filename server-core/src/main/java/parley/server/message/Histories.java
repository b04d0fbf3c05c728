package parley.server.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.Text;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.commit.Refusal;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.LogKey;
import parley.server.store.MessageVersion;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** Answers what shows messages of a room in their final state. Blocks. */
public final class Histories {
    private static final int PAGE_OVERHEAD = 300;
    private static final int VERSION_OVERHEAD = 60;

    private final WorkspaceState state;
    private final Access access;
    private final WorkspaceStore store;
    private final MessageStates states;

    public Histories(
            WorkspaceState state, Access access, WorkspaceStore store, MessageStates states) {
        this.state = state;
        this.access = access;
        this.store = store;
        this.states = states;
    }

    /** {@code maxBytes} bounds the answer. */
    public Result.HistoryPage read(UserId user, MessageOp.History op, int maxBytes) {
        if (op.room().isMe()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "the private log has no messages");
        }
        RoomState room = access.room(state, op.room(), user, op);
        String epoch = room.record().epoch();
        if (op.epoch().isPresent() && !op.epoch().get().equals(epoch)) {
            throw new Refusal(WireError.staleEpoch(epoch));
        }
        long head = room.log().published().head();
        long first = room.firstVisible(user);
        int limit = op.limit().orElse(Limits.PAGE);
        LogKey log = room.log().key();

        if (op.after().isPresent()) {
            return forward(
                    room, user, Math.max(op.after().get(), first - 1), limit, head, maxBytes);
        }
        if (op.around().isPresent() || op.at().isPresent()) {
            long middle =
                    op.around()
                            .orElseGet(() ->
                                    store.firstAt(log, op.at().orElseThrow()).orElse(head + 1));
            return around(room, user, middle, limit, head, first, maxBytes);
        }
        return backward(room, user, op.before().orElse(head + 1), limit, head, first, maxBytes);
    }

    private Result.HistoryPage backward(
            RoomState room,
            UserId user,
            long before,
            int limit,
            long head,
            long first,
            int maxBytes) {
        List<Message> found =
                visible(
                        room,
                        user,
                        store.postedBefore(room.log().key(), Math.min(before, head + 1), limit + 1),
                        first,
                        head);
        List<Message> page = fit(found, limit, maxBytes);
        boolean more = page.size() < found.size();
        long from = more && !page.isEmpty() ? page.getLast().seq() : first;
        return page(
                room,
                page.reversed(),
                Math.min(from, before),
                Math.min(before - 1, head),
                more,
                head);
    }

    private Result.HistoryPage forward(
            RoomState room, UserId user, long after, int limit, long head, int maxBytes) {
        List<Message> found =
                visible(
                        room,
                        user,
                        store.postedAfter(room.log().key(), after, limit + 1),
                        after + 1,
                        head);
        List<Message> page = fit(found, limit, maxBytes);
        boolean more = page.size() < found.size();
        long to = more && !page.isEmpty() ? page.getLast().seq() : head;
        return page(room, page, after + 1, to, more, head);
    }

    private Result.HistoryPage around(
            RoomState room,
            UserId user,
            long middle,
            int limit,
            long head,
            long first,
            int maxBytes) {
        long start = Math.max(middle, first);
        int newerLimit = Math.max(1, limit / 2);
        int olderLimit = (limit + 1) / 2;
        LogKey log = room.log().key();
        List<Message> after =
                visible(room, user, store.postedAfter(log, start - 1, newerLimit + 1), start, head);
        List<Message> newer = fit(after, newerLimit, maxBytes / 2);
        int left = maxBytes - bytes(newer);
        List<Message> before =
                visible(
                        room,
                        user,
                        store.postedBefore(log, Math.min(start, head + 1), olderLimit + 1),
                        first,
                        head);
        boolean none = !newer.isEmpty() && !before.isEmpty() && bytes(before.subList(0, 1)) > left;
        List<Message> older = none ? List.of() : fit(before, olderLimit, left);

        List<Message> both = new ArrayList<>(older.reversed());
        both.addAll(newer);
        boolean moreOlder = older.size() < before.size();
        boolean moreNewer = newer.size() < after.size();
        long from = !moreOlder ? first : older.isEmpty() ? start : older.getLast().seq();
        long to = moreNewer ? newer.getLast().seq() : head;
        return page(room, both, from, to, moreOlder || moreNewer, head);
    }

    private List<Message> visible(
            RoomState room, UserId user, List<StoredEntry> found, long first, long head) {
        return states.of(
                room.id(),
                found.stream().filter(e -> e.seq() >= first && e.seq() <= head).toList(),
                user);
    }

    /** As many of the first as fit; one always does, if need be without all of its reactions. */
    private List<Message> fit(List<Message> found, int limit, int maxBytes) {
        List<Message> page = new ArrayList<>();
        int bytes = PAGE_OVERHEAD;
        for (Message each : found) {
            Message shown = page.isEmpty() ? states.fitting(each, maxBytes - PAGE_OVERHEAD) : each;
            bytes += states.bytes(shown);
            if (page.size() == limit || !page.isEmpty() && bytes > maxBytes) {
                break;
            }
            page.add(shown);
        }
        return page;
    }

    private int bytes(List<Message> messages) {
        return PAGE_OVERHEAD + messages.stream().mapToInt(states::bytes).sum();
    }

    private static Result.HistoryPage page(
            RoomState room, List<Message> messages, long from, long to, boolean more, long head) {
        return new Result.HistoryPage(
                room.record().epoch(), messages, Math.max(1, from), Math.max(0, to), more, head);
    }

    /** The earlier texts of a message, oldest first; the newest of them when not all fit. */
    public Result.VersionList versions(UserId user, MessageOp.Versions op, int maxBytes) {
        RoomState room = access.room(state, op.room(), user, op);
        long seq = MessageIds.seq(op.msg());
        if (seq < 1 || !room.sees(user, seq) || !isMessage(room, seq)) {
            throw Targets.notFound();
        }
        List<Result.Version> list = new ArrayList<>();
        List<MessageVersion> known = store.versions(room.log().key(), seq);
        int bytes = PAGE_OVERHEAD;
        for (MessageVersion each : known.subList(0, Math.max(0, known.size() - 1)).reversed()) {
            bytes += VERSION_OVERHEAD + Text.jsonLength(each.text());
            if (bytes > maxBytes && !list.isEmpty()) {
                break;
            }
            list.add(new Result.Version(each.rev(), each.ts(), each.text()));
        }
        return new Result.VersionList(list.reversed());
    }

    private boolean isMessage(RoomState room, long seq) {
        return store.postedAfter(room.log().key(), seq - 1, 1).stream()
                .anyMatch(e -> e.seq() == seq);
    }

    /** The pinned messages that the caller may see, the one pinned last first. */
    public Result.SearchPage pins(UserId user, MessageOp.Pins op, int maxBytes) {
        RoomState room = access.room(state, op.room(), user, op);
        List<Long> pins =
                store.pins(room.log().key()).stream().filter(s -> room.sees(user, s)).toList();
        int start =
                op.cursor().map(c -> pins.indexOf(MessageIds.seq(new MessageId(c))) + 1).orElse(0);
        List<Message> list = new ArrayList<>();
        int bytes = PAGE_OVERHEAD;
        for (long seq : pins.subList(start, pins.size())) {
            List<Message> found =
                    visible(room, user, store.entries(room.log().key(), seq - 1, seq, 1), seq, seq);
            for (Message each : found) {
                Message shown =
                        list.isEmpty() ? states.fitting(each, maxBytes - PAGE_OVERHEAD) : each;
                bytes += states.bytes(shown);
                if (!list.isEmpty() && bytes > maxBytes) {
                    return new Result.SearchPage(list, Optional.of(list.getLast().id().value()));
                }
                list.add(shown);
            }
        }
        return new Result.SearchPage(list, Optional.empty());
    }
}
