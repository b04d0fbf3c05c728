package parley.server.people;

import java.time.Duration;

/** Runs something after a while, on a thread of its own. Safe for use by many threads. */
@FunctionalInterface
public interface Later {
    void after(Duration time, Runnable work);
}
