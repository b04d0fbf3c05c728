package parley.server.account;

import java.util.Optional;
import parley.server.limit.Ticker;
import parley.server.limit.WrongTries;

/**
 * Checks and sets passwords: slow hashes, slower after wrong ones, and the same for a name that
 * does not exist. Safe for use by many threads; blocks for as long as a hash takes.
 */
public final class Passwords {
    private static final int MAX_NAMES = 20_000;

    private final AccountStore store;
    private final PasswordHasher hasher;
    private final WrongTries tries;

    public Passwords(AccountStore store, AccountSettings settings, Ticker ticker) {
        this.store = store;
        this.hasher =
                new PasswordHasher(
                        settings.hashCost(), settings.hashesAtOnce(), settings.hashesWaiting());
        this.tries = new WrongTries(settings.wrongPasswords(), MAX_NAMES, ticker);
    }

    /** What came of a try. */
    sealed interface Check {
        /** {@code hash}: what stands in the store for this password now. */
        record Right(String hash) implements Check {}

        record Wrong() implements Check {}

        /** Not tried: too many wrong ones before. */
        record Wait(long ms) implements Check {}

        /** Not tried: too many others are being checked now. */
        record Busy() implements Check {}
    }

    /** Tries a password for a name; without an account it takes as long and is wrong. */
    Check check(String name, Optional<Account> account, String password) {
        long wait = tries.begin(name);
        if (wait > 0) {
            return new Check.Wait(wait);
        }
        Optional<String> hash = account.map(Account::id).flatMap(store::passwordHash);
        Optional<Boolean> right = hasher.matches(hash, password);
        if (right.isEmpty()) {
            tries.undo(name);
            return new Check.Busy();
        }
        if (!right.get()) {
            return new Check.Wrong();
        }
        tries.right(name);
        return new Check.Right(renewed(account, hash.orElseThrow(), password));
    }

    /** Why this may not be a password, in English; empty if it may. */
    Optional<String> problem(String password, String name) {
        return PasswordRules.problem(password, name);
    }

    /** Empty: too many others are being hashed now. */
    Optional<String> hash(String password) {
        return hasher.hash(password);
    }

    /** How many hashes were made so far; each costs the same. */
    long hashes() {
        return hasher.done();
    }

    /** The hash that is kept from now on: another one if {@code hash} was made at another cost. */
    private String renewed(Optional<Account> account, String hash, String password) {
        if (!hasher.outdated(hash)) {
            return hash;
        }
        return hasher.hash(password)
                .filter(fresh ->
                        account.isPresent()
                                && store.replacePasswordHash(account.get().id(), hash, fresh))
                .orElse(hash);
    }
}
