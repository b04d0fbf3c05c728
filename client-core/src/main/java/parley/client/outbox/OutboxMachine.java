package parley.client.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.RoomId;
import parley.protocol.WireError;

/**
 * Decides which own message is sent when: in each room one after the other, each until the server
 * has answered for it. Pure; used by one thread; times are milliseconds of a clock that only runs
 * forward.
 */
public final class OutboxMachine {
    /** No answer for so long: unknown, so the same key is sent again. */
    static final long PATIENCE_MS = 10_000;

    private static final long LEAST_PAUSE_MS = 500;
    private static final long MOST_PAUSE_MS = 30_000;

    /** What is to be done, in order. */
    public sealed interface Command {
        Cid cid();

        record Send(Cid cid) implements Command {}

        /** It looks different now: queued, sending or failed. */
        record Show(Cid cid, OutboxItem.Delivery delivery, Optional<WireError> error)
                implements Command {}

        /** The connection did not answer in time. */
        record Suspect(Cid cid) implements Command {}
    }

    private enum Step {
        QUEUED,
        SENDING,
        FAILED
    }

    private static final class Row {
        final RoomId room;
        Step step;
        long deadline = Long.MAX_VALUE;

        Row(RoomId room, Step step) {
            this.room = room;
            this.step = step;
        }
    }

    /** In the order in which they were written. */
    private final Map<Cid, Row> rows = new LinkedHashMap<>();

    private final Map<RoomId, Cid> inFlight = new HashMap<>();
    private final List<Command> out = new ArrayList<>();
    private boolean live;
    private long pausedUntil = Long.MIN_VALUE;
    private int pauses;

    /** A message that waits; {@code failed}: until it is retried. */
    public List<Command> add(Cid cid, RoomId room, boolean failed, long now) {
        rows.putIfAbsent(cid, new Row(room, failed ? Step.FAILED : Step.QUEUED));
        return pump(now);
    }

    /** Messages can be sent, from the oldest on. */
    public List<Command> connected(long now) {
        disconnected();
        live = true;
        return pump(now);
    }

    /** What was being sent is queued again; whether it arrived is not known. */
    public List<Command> disconnected() {
        live = false;
        pausedUntil = Long.MIN_VALUE;
        for (Cid cid : List.copyOf(inFlight.values())) {
            requeue(cid);
        }
        return done();
    }

    /** The server has it, or it was seen in its room's log. */
    public List<Command> delivered(Cid cid, long now) {
        Row row = rows.remove(cid);
        if (row != null) {
            inFlight.remove(row.room, cid);
            pauses = 0;
        }
        return pump(now);
    }

    /** The server said no. */
    public List<Command> refused(Cid cid, WireError error, long now) {
        Row row = rows.get(cid);
        if (row == null || row.step != Step.SENDING) {
            return List.of();
        }
        if (error.retry() || isTokenProblem(error.code())) {
            long span = Math.min(MOST_PAUSE_MS, LEAST_PAUSE_MS << Math.min(pauses, 6));
            pauses++;
            pausedUntil = now + Math.max(error.retryMs().orElse(0L), span);
            requeue(cid);
        } else {
            inFlight.remove(row.room, cid);
            row.step = Step.FAILED;
            row.deadline = Long.MAX_VALUE;
            show(cid, OutboxItem.Delivery.FAILED, Optional.of(error));
        }
        return pump(now);
    }

    /** The person tries a failed message again; false when it is not failed. */
    public boolean retry(Cid cid) {
        Row row = rows.get(cid);
        if (row == null || row.step != Step.FAILED) {
            return false;
        }
        row.step = Step.QUEUED;
        show(cid, OutboxItem.Delivery.QUEUED, Optional.empty());
        return true;
    }

    /** Takes a message back; false when it is being sent or not here any more. */
    public boolean discard(Cid cid) {
        Row row = rows.get(cid);
        if (row == null || row.step == Step.SENDING) {
            return false;
        }
        rows.remove(cid);
        return true;
    }

    public List<Command> tick(long now) {
        for (Cid cid : List.copyOf(inFlight.values())) {
            Row row = rows.get(cid);
            if (row != null && now >= row.deadline) {
                requeue(cid);
                out.add(new Command.Suspect(cid));
            }
        }
        return pump(now);
    }

    /** When {@link #tick} is due next. */
    public long wakeAt(long now) {
        long at = Long.MAX_VALUE;
        for (Cid cid : inFlight.values()) {
            Row row = rows.get(cid);
            at = row == null ? at : Math.min(at, row.deadline);
        }
        return live && pausedUntil > now ? Math.min(at, pausedUntil) : at;
    }

    /** How many wait to be sent; failed ones not counted. */
    public int waiting() {
        return (int) rows.values().stream().filter(row -> row.step != Step.FAILED).count();
    }

    private List<Command> pump(long now) {
        if (live && now >= pausedUntil) {
            rows.forEach((cid, row) -> {
                if (row.step == Step.QUEUED && !inFlight.containsKey(row.room)) {
                    row.step = Step.SENDING;
                    row.deadline = now + PATIENCE_MS;
                    inFlight.put(row.room, cid);
                    show(cid, OutboxItem.Delivery.SENDING, Optional.empty());
                    out.add(new Command.Send(cid));
                }
            });
        }
        return done();
    }

    private void requeue(Cid cid) {
        @Nullable Row row = rows.get(cid);
        if (row != null) {
            inFlight.remove(row.room, cid);
            row.step = Step.QUEUED;
            row.deadline = Long.MAX_VALUE;
            show(cid, OutboxItem.Delivery.QUEUED, Optional.empty());
        }
    }

    private void show(Cid cid, OutboxItem.Delivery delivery, Optional<WireError> error) {
        out.add(new Command.Show(cid, delivery, error));
    }

    private static boolean isTokenProblem(ErrorCode code) {
        return code == ErrorCode.TOKEN_EXPIRED || code == ErrorCode.UNAUTHENTICATED;
    }

    private List<Command> done() {
        List<Command> commands = List.copyOf(out);
        out.clear();
        return commands;
    }
}
