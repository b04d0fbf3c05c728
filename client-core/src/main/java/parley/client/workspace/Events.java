package parley.client.workspace;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that calls listeners, in the order things happened. */
final class Events implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "parley-client-events");
    private volatile boolean closed;

    Events() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Any thread; nothing is called any more after {@link #close}. */
    void later(Runnable call) {
        queue.add(call);
    }

    private void work() {
        try {
            while (!closed) {
                queue.take().run();
            }
        } catch (InterruptedException e) {
            LOG.debug("events ended", e);
        }
    }

    /** One listener's failure is its own: the others are called all the same. */
    static void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("a listener failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        queue.add(() -> LOG.debug("events end"));
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
