package parley.server.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.protocol.Codec;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.Limits;
import parley.protocol.LogLine;
import parley.protocol.ProtocolException;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;
import parley.protocol.Text;
import parley.protocol.UserId;
import parley.protocol.VoidRange;
import parley.protocol.WireError;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.message.MessageIds;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.LogKey;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** Answers {@code log.read}: contiguous, from what is on disk. Blocks. */
public final class LogReads {
    /** What an entry costs on the wire beside its {@code d}: names, ids, punctuation; at most. */
    private static final int ENTRY_OVERHEAD = 280;

    /** About as many as fit into one frame; more are read only where there is room for them. */
    private static final int CHUNK = 64;

    private final WorkspaceState state;
    private final Access access;
    private final WorkspaceStore store;
    private final Codec codec;

    public LogReads(WorkspaceState state, Access access, WorkspaceStore store, Codec codec) {
        this.codec = codec;
        this.state = state;
        this.access = access;
        this.store = store;
    }

    /** {@code maxBytes} bounds the answer. */
    public Result.LogPage read(UserId user, SessionOp.LogRead op, int maxBytes) {
        if (op.room().isMe()) {
            long head = state.log(LogKey.of(user)).published().head();
            return page(
                    LogKey.of(user),
                    RoomId.ME,
                    Work.ME_EPOCH,
                    op,
                    head,
                    Optional.empty(),
                    maxBytes);
        }
        RoomState room = access.room(state, op.room(), user, op);
        String epoch = room.record().epoch();
        if (op.epoch().isPresent() && !op.epoch().get().equals(epoch)) {
            throw new Refusal(WireError.staleEpoch(epoch));
        }
        return page(
                room.log().key(),
                room.id(),
                epoch,
                op,
                room.log().published().head(),
                firstVisible(room, user),
                maxBytes);
    }

    /** The first sequence a member may see, where that is not the first of all. */
    private static Optional<Long> firstVisible(RoomState room, UserId user) {
        long first = room.firstVisible(Access.membership(room, user).user());
        return first > 1 ? Optional.of(first) : Optional.empty();
    }

    private Result.LogPage page(
            LogKey log,
            RoomId room,
            String epoch,
            SessionOp.LogRead op,
            long head,
            Optional<Long> firstVisible,
            int maxBytes) {
        long until = Math.min(head, op.until().orElse(head));
        Optional<Long> from = firstVisible.filter(first -> op.after() + 1 < first);
        long after = from.map(first -> first - 1).orElse(op.after());
        List<LogLine> lines = new ArrayList<>();
        int bytes = 300;
        long next = after + 1;
        boolean cut = false;
        int left = op.limit().orElse(Limits.LOG_PAGE);
        while (!cut && left > 0 && next <= until) {
            int wanted = Math.min(CHUNK, left);
            List<StoredEntry> chunk = store.entries(log, next - 1, until, wanted);
            for (StoredEntry each : chunk) {
                if (each.isNothing()
                        || firstVisible.isPresent() && isAbout(each, firstVisible.get())) {
                    continue; // the gap it leaves becomes a void
                }
                bytes += ENTRY_OVERHEAD + utf8(each.json());
                if (bytes > maxBytes && !lines.isEmpty()) {
                    cut = true;
                    break;
                }
                if (each.seq() > next) {
                    lines.add(new VoidRange(next, each.seq() - 1));
                }
                lines.add(entry(each, room, epoch));
                next = each.seq() + 1;
            }
            long seen = cut || chunk.isEmpty() ? 0 : chunk.getLast().seq();
            if (seen >= next) {
                lines.add(new VoidRange(next, seen));
                next = seen + 1;
            }
            left = chunk.size() < wanted ? 0 : left - wanted;
        }
        return new Result.LogPage(epoch, from, lines, cut || next <= until);
    }

    /** Whether an entry says something about a message before {@code first}. */
    private boolean isAbout(StoredEntry entry, long first) {
        if (!entry.ev().startsWith("message.") || entry.ev().equals("message.posted")) {
            return false;
        }
        try {
            return switch (codec.decodeData(entry.ev(), entry.json())) {
                case EntryData.MessageEdited e -> MessageIds.seq(e.msg()) < first;
                case EntryData.MessageDeleted e -> MessageIds.seq(e.msg()) < first;
                case EntryData.MessageReacted e -> MessageIds.seq(e.msg()) < first;
                case EntryData.MessagePinned e -> MessageIds.seq(e.msg()) < first;
                case EntryData.Superseded e -> MessageIds.seq(e.msg()) < first;
                default -> false;
            };
        } catch (ProtocolException e) {
            throw new IllegalStateException("stored entry " + entry.log() + " " + entry.seq(), e);
        }
    }

    /** An entry as the wire shows it. */
    static Entry entry(StoredEntry each, RoomId room, String epoch) {
        return new Entry(
                room,
                epoch,
                each.seq(),
                each.ts(),
                each.by(),
                each.cid(),
                each.n(),
                new EntryData.Encoded(each.ev(), each.json()));
    }

    private static int utf8(String json) {
        return Text.utf8Length(json);
    }
}
