package parley.server.lite.socket;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Limits;
import parley.protocol.Request;
import parley.server.Operations;
import parley.server.lite.net.Deadlines;

/**
 * What the connections of one event loop share: the array messages are read into, the deadlines,
 * and the list of those with something to flush. On its loop only, but where a method says
 * otherwise.
 */
public final class LoopTurn {
    private static final Logger LOG = LoggerFactory.getLogger(LoopTurn.class);

    private final EventLoop loop;
    private final Deadlines deadlines = new Deadlines();
    private final byte[] scratch = new byte[Limits.FRAME_HARD];
    private List<OutgoingFrames> touched = new ArrayList<>();
    private List<OutgoingFrames> flushing = new ArrayList<>();
    private final Queue<Runnable> rounds = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean roundsAnnounced = new AtomicBoolean();
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

    /**
     * Runs {@code sending} on the loop, after all that was given here before, and then makes one
     * write to each socket that has something to send. On the loop itself it has run when this
     * returns: a round committed here must not overtake one that another thread gave just before.
     * Any thread.
     */
    void round(Runnable sending) {
        rounds.add(sending);
        if (loop.inEventLoop()) {
            runRounds();
        } else if (roundsAnnounced.compareAndSet(false, true)) {
            try {
                loop.execute(this::runRounds);
            } catch (RejectedExecutionException e) {
                LOG.debug("nobody is connected any more", e);
            }
        }
    }

    private void runRounds() {
        roundsAnnounced.set(false);
        inRound = true;
        try {
            for (Runnable next = rounds.poll(); next != null; next = rounds.poll()) {
                runGuarded(next);
            }
        } finally {
            inRound = false;
            flush();
        }
    }

    /** A bug in one round must not take the next ones with it. */
    private static void runGuarded(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.error("cannot send what was committed", e);
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
