package parley.server.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Slows down guessing at one thing, such as a user's password, without ever locking it for good:
 * some wrong tries are free, then each one doubles the wait up to a longest one, and after that
 * longest time without a wrong try everything is forgotten.
 *
 * <p>A try counts as wrong from the moment it begins, so that tries at the same time cannot pass
 * together. Holds at most a given number of keys; when all are in use, a new key is refused. Safe
 * for use by many threads; never blocks for long.
 */
public final class WrongTries {
    /**
     * How many are free and how long the others wait.
     *
     * @param free wrong tries without a wait
     * @param first the wait after one more
     * @param longest the longest wait, and how long a wrong try is remembered
     */
    public record Policy(int free, Duration first, Duration longest) {
        /** 5, then 30 s doubling to 15 min: at most 34 guesses in any hour. */
        public static final Policy LOGIN =
                new Policy(5, Duration.ofSeconds(30), Duration.ofMinutes(15));

        long waitNanos(int wrong) {
            if (wrong < free) {
                return 0;
            }
            int doublings = Math.min(wrong - free, 30);
            return Math.min(first.toNanos() << doublings, longest.toNanos());
        }
    }

    private record Tries(int wrong, long last) {}

    private final Policy policy;
    private final int maxKeys;
    private final Ticker ticker;

    /** Least recently tried first. Guarded by {@code this}. */
    private final Map<String, Tries> byKey = new LinkedHashMap<>();

    public WrongTries(Policy policy, int maxKeys, Ticker ticker) {
        this.policy = policy;
        this.maxKeys = maxKeys;
        this.ticker = ticker;
    }

    /** Begins a try and counts it as wrong. 0 if it may go on, else the milliseconds to wait. */
    public synchronized long begin(String key) {
        long now = ticker.nanos();
        Tries held = byKey.get(key);
        if (held != null && forgotten(held, now)) {
            held = null;
        }
        if (held != null) {
            long left = held.last() + policy.waitNanos(held.wrong()) - now;
            if (left > 0) {
                return TimeUnit.NANOSECONDS.toMillis(left + 999_999);
            }
        } else if (byKey.size() >= maxKeys) {
            byKey.values().removeIf(each -> forgotten(each, now));
            if (byKey.size() >= maxKeys) {
                return policy.first().toMillis();
            }
        }
        byKey.remove(key);
        byKey.put(key, new Tries(held == null ? 1 : held.wrong() + 1, now));
        return 0;
    }

    /** The try was right: all wrong ones before it are forgotten. */
    public synchronized void right(String key) {
        byKey.remove(key);
    }

    /** The try was not made after all. */
    public synchronized void undo(String key) {
        Tries held = byKey.get(key);
        if (held == null) {
            return;
        }
        if (held.wrong() == 1) {
            byKey.remove(key);
        } else {
            byKey.put(key, new Tries(held.wrong() - 1, held.last()));
        }
    }

    /** How many keys are held now. */
    public synchronized int size() {
        return byKey.size();
    }

    private boolean forgotten(Tries each, long now) {
        return now - each.last() >= policy.longest().toNanos();
    }
}
