package parley.server;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from a commit and nobody waits for, each on a virtual thread; what fails is logged.
 * Safe for use by many threads.
 */
final class Aside implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    private final Object lock = new Object();

    /** Guarded by {@link #lock}. */
    private int running;

    @Override
    public void execute(Runnable work) {
        synchronized (lock) {
            running++;
        }
        Thread.ofVirtual().name("parley-aside").start(() -> carryOut(work));
    }

    private void carryOut(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("what follows from a commit was not done", e);
        } finally {
            synchronized (lock) {
                running--;
                lock.notifyAll();
            }
        }
    }

    /** Waits until nothing is under way. */
    void settle() {
        synchronized (lock) {
            try {
                while (running > 0) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
