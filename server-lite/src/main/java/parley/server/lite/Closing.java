package parley.server.lite;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be closed in the opposite order. For one thread. */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T each) {
        started.push(each);
        return each;
    }

    /** Closes everything, also after one of them could not be closed. */
    @Override
    @SuppressWarnings("CatchingUnchecked") // the rest is to be closed whatever happened
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable next = started.pop();
            try {
                next.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.error("cannot close {}", next.getClass().getSimpleName(), e);
            }
        }
    }
}
