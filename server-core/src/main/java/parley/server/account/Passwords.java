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
        record Right() implements Check {}

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
        account.ifPresent(user -> renew(user, hash, password));
        return new Check.Right();
    }

    /** Why this may not be a password, in English; empty if it may. */
    Optional<String> problem(String password, String name) {
        return PasswordRules.problem(password, name);
    }

    /** Empty: too many others are being hashed now. */
    Optional<String> hash(String password) {
        return hasher.hash(password);
    }

    private void renew(Account user, Optional<String> hash, String password) {
        if (hash.filter(hasher::outdated).isPresent()) {
            hasher.hash(password).ifPresent(fresh -> store.setPasswordHash(user.id(), fresh));
        }
    }
}
