package parley.server.lite.socket;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.protocol.Limits;
import parley.protocol.Request;
import parley.server.Operations;
import parley.server.lite.net.Deadlines;

/**
 * What the connections of one event loop share: the array messages are read into, the deadlines,
 * and the list of those with something to flush. On its loop only.
 */
public final class LoopTurn {
    private final EventLoop loop;
    private final Deadlines deadlines = new Deadlines();
    private final byte[] scratch = new byte[Limits.FRAME_HARD];
    private List<OutgoingFrames> touched = new ArrayList<>();
    private List<OutgoingFrames> flushing = new ArrayList<>();
    private boolean scheduled;
    private boolean inRound;
    private @Nullable Inbox inbox;

    public LoopTurn(EventLoop loop, Duration sweep) {
        this.loop = loop;
        deadlines.start(loop, sweep);
    }

    public EventLoop loop() {
        return loop;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    /** From now on requests go to these operations. Before the first connection. */
    public void serve(Operations operations) {
        inbox = new Inbox(this, operations);
    }

    /** A request to be carried out at the end of this turn. */
    void collect(SocketConnection from, Request request) {
        Objects.requireNonNull(inbox, "no operations yet").add(from, request);
    }

    byte[] scratch() {
        return scratch;
    }

    /**
     * Flushes these frames at the end of the loop's turn, once, however much is offered till then.
     */
    void touch(OutgoingFrames frames) {
        touched.add(frames);
        if (!scheduled && !inRound) {
            scheduled = true;
            loop.execute(this::flush);
        }
    }

    /** Runs {@code sending} and then makes one write to each socket that has something to send. */
    void round(Runnable sending) {
        inRound = true;
        try {
            sending.run();
        } finally {
            inRound = false;
            flush();
        }
    }

    private void flush() {
        scheduled = false;
        List<OutgoingFrames> now = touched;
        touched = flushing;
        flushing = now;
        now.forEach(OutgoingFrames::flush);
        now.clear();
    }
}
