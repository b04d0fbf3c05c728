package parley.server.account;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Makes and checks hashes of passwords, a few at once and a few more waiting; whoever comes beyond
 * that is sent away at once. Safe for use by many threads; blocks for as long as its turn and the
 * hash take, so never for an event loop.
 */
final class PasswordHasher {
    private final HashCost cost;
    private final int places;
    private final String dummy;
    private final Semaphore running;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();

    /** {@code atOnce} run together, {@code waiting} more wait in the order they came. */
    PasswordHasher(HashCost cost, int atOnce, int waiting) {
        this.cost = cost;
        this.places = atOnce + waiting;
        this.dummy = Argon2.dummy(cost);
        this.running = new Semaphore(atOnce, true);
    }

    /** Empty: too many are waiting, or the thread was interrupted while it waited. */
    Optional<String> hash(String password) {
        return turn(() -> Argon2.hash(password, cost));
    }

    /**
     * Whether the password is right; without a hash (no such user) it costs the same and is wrong.
     * Empty: too many are waiting, or the thread was interrupted while it waited.
     */
    Optional<Boolean> matches(Optional<String> hash, String password) {
        return turn(() -> Argon2.matches(hash.orElse(dummy), password) && hash.isPresent());
    }

    /** Whether the hash was made at another cost than new ones are. */
    boolean outdated(String hash) {
        return !Argon2.costOf(hash).equals(Optional.of(cost));
    }

    /** How many were made so far. */
    long done() {
        return done.get();
    }

    /** How many run or wait now. */
    int inside() {
        return inside.get();
    }

    private <T> Optional<T> turn(Supplier<T> work) {
        if (inside.incrementAndGet() > places) {
            inside.decrementAndGet();
            return Optional.empty();
        }
        try {
            running.acquire();
            try {
                done.incrementAndGet();
                return Optional.of(work.get());
            } finally {
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            inside.decrementAndGet();
        }
    }
}
