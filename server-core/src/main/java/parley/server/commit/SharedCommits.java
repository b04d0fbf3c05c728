package parley.server.commit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Response;
import parley.protocol.WireError;
import parley.server.delivery.Announcement;
import parley.server.delivery.Delivery;
import parley.server.delivery.Post;
import parley.server.delivery.Round;
import parley.server.state.RequestState;
import parley.server.store.ConflictException;
import parley.server.store.SharedStore;
import parley.server.store.SharedStore.SharedTransaction;
import parley.server.store.StoreException;

/**
 * Carries out commands on a store that other processes write too: each on a state of its own, read
 * for it, in a transaction of its own. Where somebody else was quicker the command is decided anew
 * on what they left; after {@value #TRIES} tries it is answered {@code unavailable}.
 *
 * <p>Each command runs on a virtual thread as soon as it is offered; two of one connection may run
 * in either order.
 */
public final class SharedCommits implements Commits {
    private static final Logger LOG = LoggerFactory.getLogger(SharedCommits.class);

    /** Commands under way at most; more are answered {@code unavailable}. */
    public static final int MAX_RUNNING = 1_000;

    private static final int TRIES = 12;
    private static final long RETRY_MS = 500;

    /** Before the second try at most; twice as long before each further one. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final SharedStore store;
    private final Codec codec;
    private final InstantSource clock;
    private final Delivery delivery;
    private final AtomicInteger running = new AtomicInteger();
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("parley-commit-", 0).factory());

    public SharedCommits(SharedStore store, Codec codec, InstantSource clock, Delivery delivery) {
        this.store = store;
        this.codec = codec;
        this.clock = clock;
        this.delivery = delivery;
    }

    @Override
    public void offer(Command command) {
        if (workers.isShutdown() || running.incrementAndGet() > MAX_RUNNING) {
            done();
            command.reply().accept(later(command, "too much to write"));
            return;
        }
        workers.execute(() -> {
            try {
                carryOut(command);
            } finally {
                done();
            }
        });
    }

    @Override
    public void flush(boolean hereIfIdle) {
        // what was offered runs already
    }

    private void done() {
        if (running.decrementAndGet() == 0) {
            synchronized (running) {
                running.notifyAll();
            }
        }
    }

    @Override
    public void settle() {
        synchronized (running) {
            try {
                while (running.get() > 0) {
                    running.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("some requests were still under way and may be done or not");
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(Command command) {
        try {
            for (int tried = 0; tried < TRIES; tried++) {
                pause(tried);
                if (tryOnce(command)) {
                    return;
                }
            }
            LOG.warn("others were quicker {} times", TRIES);
            refuse(command, later(command, "too many write at once"));
        } catch (StoreException e) {
            LOG.warn("a commit failed and was not acknowledged", e);
            refuse(command, later(command, "nothing was acknowledged"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(command, later(command, "the server ends"));
        } catch (RuntimeException e) {
            LOG.error("a request failed and changed nothing", e);
            WireError failed = WireError.of(ErrorCode.INTERNAL, "nothing was written");
            refuse(command, new Response.Failure(command.id(), failed));
        }
    }

    /** A random part of a pause that grows, so that those who met do not meet again. */
    private static void pause(int tried) throws InterruptedException {
        if (tried > 0) {
            long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << (tried - 1));
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, most + 1));
        }
    }

    /** False: somebody else was quicker, and nothing was written. */
    private boolean tryOnce(Command command) {
        Response answer;
        List<Post> posts;
        List<Announcement> announcements;
        try (SharedTransaction transaction = store.begin()) {
            RequestState state = new RequestState(transaction);
            Work work = new Work(transaction, state, codec, clock.millis(), clock.instant());
            answer = command.answer(work);
            if (work.wrote()) {
                transaction.commit();
            }
            posts = work.publish();
            announcements = work.announcements();
        } catch (ConflictException e) {
            LOG.debug("decided anew: {}", e.getMessage());
            return false;
        }
        List<Round.Answer> answers = List.of(new Round.Answer(command.reply(), answer));
        deliver(new Round(answers, posts, announcements));
        return true;
    }

    private void refuse(Command command, Response failure) {
        deliver(new Round(List.of(new Round.Answer(command.reply(), failure)), List.of()));
    }

    private static Response later(Command command, String msg) {
        return new Response.Failure(
                command.id(), WireError.later(ErrorCode.UNAVAILABLE, msg, RETRY_MS));
    }

    /** What is stored stays done; clients that were not told find it by their next sync. */
    private void deliver(Round round) {
        try {
            delivery.committed(round);
        } catch (RuntimeException e) {
            LOG.error("a commit was not delivered", e);
        }
    }
}
