package parley.server.commit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Response;
import parley.protocol.WireError;
import parley.server.delivery.Delivery;
import parley.server.delivery.Round;
import parley.server.state.WorkspaceState;
import parley.server.store.StoreException;
import parley.server.store.WorkspaceStore;

/**
 * Carries out all that changes something, one after the other, many in one transaction: whatever
 * waits when a commit ends goes into the next one. Answers and entries leave after the commit, in
 * its order.
 *
 * <p>Commands are offered by any thread. One thread of its own commits; when it idles, {@link
 * #flush} may commit on the caller's thread instead, which spares a lone message two hand-overs.
 */
public final class Committer implements Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    /** Commands waiting at most; more are answered {@code unavailable}. */
    public static final int MAX_WAITING = 10_000;

    private static final int MAX_BATCH = 512;
    private static final long RETRY_MS = 500;

    /** A disk slower than this is never waited for on a caller's thread. */
    private static final Duration QUICK = Duration.ofMillis(1);

    private final WorkspaceStore store;
    private final WorkspaceState state;
    private final Codec codec;
    private final InstantSource clock;
    private final Delivery delivery;
    private final ConcurrentLinkedQueue<Command> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ReentrantLock committing = new ReentrantLock();
    private final Thread thread;
    private volatile boolean idle;
    private volatile boolean closed;
    private volatile boolean readOnly;

    /** Guarded by {@code committing}. */
    private long recentNanos = QUICK.toNanos();

    /** Guarded by {@code committing}: memory may be ahead of the disk. */
    private boolean ahead;

    public Committer(
            WorkspaceStore store,
            WorkspaceState state,
            Codec codec,
            InstantSource clock,
            Delivery delivery) {
        this.store = store;
        this.state = state;
        this.codec = codec;
        this.clock = clock;
        this.delivery = delivery;
        this.thread = Thread.ofPlatform().name("parley-writer").start(this::loop);
    }

    /**
     * Takes a command; it runs at the next {@link #flush}, or with what runs already. When too many
     * wait it is answered at once.
     */
    @Override
    public void offer(Command command) {
        if (closed || count.get() >= MAX_WAITING) {
            command.reply()
                    .accept(
                            new Response.Failure(
                                    command.id(),
                                    WireError.later(
                                            ErrorCode.UNAVAILABLE, "too much to write", RETRY_MS)));
            return;
        }
        count.incrementAndGet();
        waiting.add(command);
    }

    /**
     * Sees to it that what was offered runs: here and now if the disk is quick and nobody else
     * writes.
     */
    @Override
    public void flush(boolean hereIfIdle) {
        if (waiting.isEmpty()) {
            return;
        }
        if (hereIfIdle && count.get() <= 4 && idle && committing.tryLock()) {
            try {
                if (recentNanos < QUICK.toNanos()) {
                    round();
                    if (waiting.isEmpty()) {
                        return;
                    }
                }
            } finally {
                committing.unlock();
            }
        }
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void settle() {
        // its own thread goes on
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (true) {
            if (waiting.isEmpty()) {
                if (closed) {
                    return;
                }
                idle = true;
                if (waiting.isEmpty() && !closed) {
                    LockSupport.park(this);
                }
                idle = false;
                continue;
            }
            committing.lock();
            try {
                round();
            } finally {
                committing.unlock();
            }
        }
    }

    private void round() {
        List<Command> batch = new ArrayList<>();
        for (Command next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
            if (batch.size() == MAX_BATCH) {
                break;
            }
        }
        count.addAndGet(-batch.size());
        if (batch.isEmpty()) {
            return;
        }
        if (ahead && !restore()) {
            refuse(batch, ErrorCode.UNAVAILABLE);
            return;
        }
        long start = System.nanoTime();
        if (!tryTogether(batch)) {
            batch.forEach(command -> tryTogether(List.of(command)));
        }
        recentNanos = (3 * recentNanos + (System.nanoTime() - start)) / 4;
    }

    /** False: nothing was written and nobody was told, because of one of several. */
    private boolean tryTogether(List<Command> batch) {
        List<Round.Answer> answers = new ArrayList<>(batch.size());
        Work work;
        try (WorkspaceStore.Transaction transaction = store.begin()) {
            work = new Work(transaction, state, codec, state.commit() + 1, clock.instant());
            for (Command command : batch) {
                answers.add(new Round.Answer(command.reply(), command.answer(work)));
            }
            if (work.wrote()) {
                transaction.commit();
            }
            readOnly = false;
        } catch (StoreException e) {
            readOnly = e.full();
            LOG.warn("commit failed, nothing of it was acknowledged", e);
            restore();
            refuse(batch, e.full() ? ErrorCode.READ_ONLY : ErrorCode.UNAVAILABLE);
            return true;
        } catch (RuntimeException e) {
            restore();
            if (batch.size() > 1) {
                return false;
            }
            LOG.error("a request failed and changed nothing", e);
            refuse(batch, ErrorCode.INTERNAL);
            return true;
        }
        deliver(new Round(answers, work.publish()));
        return true;
    }

    private void refuse(List<Command> batch, ErrorCode code) {
        List<Round.Answer> answers = new ArrayList<>(batch.size());
        WireError error =
                code.retry() && code != ErrorCode.INTERNAL
                        ? WireError.later(code, "nothing was written", RETRY_MS)
                        : WireError.of(code, "nothing was written");
        for (Command command : batch) {
            answers.add(
                    new Round.Answer(command.reply(), new Response.Failure(command.id(), error)));
        }
        deliver(new Round(answers, List.of()));
    }

    /** What is on disk stays done; clients that were not told find it by their next sync. */
    private void deliver(Round round) {
        try {
            delivery.committed(round);
        } catch (RuntimeException e) {
            LOG.error("a commit was not delivered", e);
        }
    }

    private boolean restore() {
        try {
            state.reload(store.load());
            ahead = false;
        } catch (StoreException e) {
            ahead = true;
            LOG.error("cannot read back what is on disk", e);
        }
        return !ahead;
    }
}
