package parley.client.workspace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.log.LogCommand.Answer;
import parley.client.store.RoomRow;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;

/**
 * Tells the server how far one has read: the first mark of a room at once, the next ones at a pace.
 * Used by the engine's thread.
 */
final class MarkSync {
    /** Between two marks of a room, in milliseconds. */
    private static final long PACE_MS = 2_000;

    private final RoomBook book;
    private final Asker asker;
    private final Map<RoomId, Long> due = new HashMap<>();
    private final Set<RoomId> asking = new HashSet<>();

    MarkSync(RoomBook book, Asker asker) {
        this.book = book;
        this.asker = asker;
    }

    /** Read on this device. */
    void read(RoomId room, long seq, long now) {
        book.marked(room, seq, false);
        due.putIfAbsent(room, now);
    }

    /** What was asked over the connection before is not answered any more. */
    void connected() {
        asking.clear();
    }

    /** What was read without a connection is due. */
    void caughtUp(long now) {
        for (RoomRow row : book.rows()) {
            if (row.mark() > row.toldMark()) {
                due.putIfAbsent(row.state().room(), now);
            }
        }
    }

    /** Tells what is due. */
    void tell(long now) {
        for (Map.Entry<RoomId, Long> each : List.copyOf(due.entrySet())) {
            RoomId room = each.getKey();
            if (now < each.getValue()) {
                continue;
            }
            Optional<RoomRow> row = book.row(room).filter(MarkSync::owed);
            if (row.isEmpty()) {
                due.remove(room);
            } else if (asking.add(room)) {
                due.put(room, now + PACE_MS);
                tell(room, row.get().mark());
            }
        }
    }

    private static boolean owed(RoomRow row) {
        return !row.departed() && row.mark() > row.toldMark();
    }

    private void tell(RoomId room, long mark) {
        asker.ask(
                new MessageOp.ReadMark(room, mark, Optional.empty()),
                true,
                answer -> {
                    asking.remove(room);
                    if (answer instanceof Answer.Success || Asker.isFinal(answer)) {
                        book.marked(room, mark, true);
                    }
                });
    }

    long wakeAt() {
        long at = Long.MAX_VALUE;
        for (Map.Entry<RoomId, Long> each : due.entrySet()) {
            at = asking.contains(each.getKey()) ? at : Math.min(at, each.getValue());
        }
        return at;
    }
}
