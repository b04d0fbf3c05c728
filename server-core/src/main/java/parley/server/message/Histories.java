package parley.server.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.Codec;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.ProtocolException;
import parley.protocol.Result;
import parley.protocol.Text;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.commit.Refusal;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.LogKey;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;
import parley.server.sync.LogReads;

/** Answers {@code history.read}: messages in their final state. Blocks. */
public final class Histories {
    private static final int MESSAGE_OVERHEAD = 420;
    private static final int PAGE_OVERHEAD = 300;

    private final WorkspaceState state;
    private final Access access;
    private final WorkspaceStore store;
    private final Codec codec;

    public Histories(WorkspaceState state, Access access, WorkspaceStore store, Codec codec) {
        this.state = state;
        this.access = access;
        this.store = store;
        this.codec = codec;
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
        long first = LogReads.firstVisible(room, user).orElse(1L);
        int limit = op.limit().orElse(Limits.PAGE);
        LogKey log = room.log().key();

        if (op.after().isPresent()) {
            return forward(
                    room, epoch, Math.max(op.after().get(), first - 1), limit, head, maxBytes);
        }
        if (op.around().isPresent() || op.at().isPresent()) {
            long middle =
                    op.around()
                            .orElseGet(() ->
                                    store.firstAt(log, op.at().orElseThrow()).orElse(head + 1));
            return around(room, epoch, middle, limit, head, first, maxBytes);
        }
        return backward(room, epoch, op.before().orElse(head + 1), limit, head, first, maxBytes);
    }

    private Result.HistoryPage backward(
            RoomState room,
            String epoch,
            long before,
            int limit,
            long head,
            long first,
            int maxBytes) {
        List<StoredEntry> found =
                visible(
                        store.postedBefore(room.log().key(), Math.min(before, head + 1), limit + 1),
                        first,
                        head);
        List<StoredEntry> page = fit(found, limit, maxBytes);
        boolean more = page.size() < found.size();
        List<StoredEntry> ascending = new ArrayList<>(page);
        Collections.reverse(ascending);
        long from = more && !page.isEmpty() ? page.getLast().seq() : first;
        return page(
                room,
                epoch,
                ascending,
                Math.min(from, before),
                Math.min(before - 1, head),
                more,
                head);
    }

    private Result.HistoryPage forward(
            RoomState room, String epoch, long after, int limit, long head, int maxBytes) {
        List<StoredEntry> found =
                visible(store.postedAfter(room.log().key(), after, limit + 1), after + 1, head);
        List<StoredEntry> page = fit(found, limit, maxBytes);
        boolean more = page.size() < found.size();
        long to = more && !page.isEmpty() ? page.getLast().seq() : head;
        return page(room, epoch, page, after + 1, to, more, head);
    }

    private Result.HistoryPage around(
            RoomState room,
            String epoch,
            long middle,
            int limit,
            long head,
            long first,
            int maxBytes) {
        long start = Math.max(middle, first);
        int newerLimit = Math.max(1, limit / 2);
        int olderLimit = (limit + 1) / 2;
        LogKey log = room.log().key();
        List<StoredEntry> after =
                visible(store.postedAfter(log, start - 1, newerLimit + 1), start, head);
        List<StoredEntry> newer = fit(after, newerLimit, maxBytes / 2);
        int left = maxBytes - bytes(newer);
        List<StoredEntry> before =
                visible(
                        store.postedBefore(log, Math.min(start, head + 1), olderLimit + 1),
                        first,
                        head);
        boolean none = !newer.isEmpty() && !before.isEmpty() && bytes(before.subList(0, 1)) > left;
        List<StoredEntry> older = none ? List.of() : fit(before, olderLimit, left);

        List<StoredEntry> both = new ArrayList<>(older.reversed());
        both.addAll(newer);
        boolean moreOlder = older.size() < before.size();
        boolean moreNewer = newer.size() < after.size();
        long from = !moreOlder ? first : older.isEmpty() ? start : older.getLast().seq();
        long to = moreNewer ? newer.getLast().seq() : head;
        return page(room, epoch, both, from, to, moreOlder || moreNewer, head);
    }

    private static List<StoredEntry> visible(List<StoredEntry> found, long first, long head) {
        return found.stream().filter(e -> e.seq() >= first && e.seq() <= head).toList();
    }

    private static List<StoredEntry> fit(List<StoredEntry> found, int limit, int maxBytes) {
        int bytes = PAGE_OVERHEAD;
        int count = 0;
        for (StoredEntry each : found) {
            bytes += MESSAGE_OVERHEAD + Text.utf8Length(each.json());
            if (count == limit || count > 0 && bytes > maxBytes) {
                break;
            }
            count++;
        }
        return found.subList(0, count);
    }

    private static int bytes(List<StoredEntry> entries) {
        return PAGE_OVERHEAD
                + entries.stream()
                        .mapToInt(e -> MESSAGE_OVERHEAD + Text.utf8Length(e.json()))
                        .sum();
    }

    private Result.HistoryPage page(
            RoomState room,
            String epoch,
            List<StoredEntry> entries,
            long from,
            long to,
            boolean more,
            long head) {
        Map<Long, String> changed =
                entries.isEmpty()
                        ? Map.of()
                        : store.changedMessages(
                                room.log().key(),
                                entries.getFirst().seq(),
                                entries.getLast().seq());
        List<Message> messages = new ArrayList<>(entries.size());
        for (StoredEntry each : entries) {
            String state = changed.get(each.seq());
            messages.add(state == null ? message(room, each) : decode(state));
        }
        return new Result.HistoryPage(
                epoch, messages, Math.max(1, from), Math.max(0, to), more, head);
    }

    private Message message(RoomState room, StoredEntry entry) {
        EntryData data;
        try {
            data = codec.decodeData(entry.ev(), entry.json());
        } catch (ProtocolException e) {
            throw new IllegalStateException("stored entry " + entry.log() + " " + entry.seq(), e);
        }
        if (!(data instanceof EntryData.MessagePosted posted)) {
            throw new IllegalStateException("not a message: " + entry.ev());
        }
        return new Message(
                posted.id(),
                entry.cid(),
                room.id(),
                entry.seq(),
                1,
                entry.by().orElseThrow(),
                entry.ts(),
                entry.n(),
                posted.kind(),
                posted.text(),
                posted.format(),
                posted.files(),
                posted.voice(),
                posted.replyTo(),
                posted.mentions(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                posted.silent(),
                false,
                posted.ext());
    }

    private Message decode(String json) {
        try {
            return codec.decodeBody(json.getBytes(StandardCharsets.UTF_8), Message.class);
        } catch (ProtocolException e) {
            throw new IllegalStateException("a stored message cannot be read", e);
        }
    }
}
