package parley.client.store;

import java.util.HashMap;
import java.util.Map;
import parley.protocol.UserId;

/** Users' numbers in this file, read once. Belongs to one {@link Db}. */
final class UserKeys {
    private final Map<UserId, Long> keys = new HashMap<>();
    private final Map<Long, UserId> users = new HashMap<>();

    /** The number of a user, given now if it had none. Writer only. */
    long keyOf(Db db, UserId user) {
        Long known = keys.get(user);
        if (known != null) {
            return known;
        }
        db.update("INSERT INTO user (id) VALUES (?) ON CONFLICT DO NOTHING", user.value());
        long key = db.number("SELECT key FROM user WHERE id = ?", user.value());
        keys.put(user, key);
        users.put(key, user);
        return key;
    }

    UserId user(Db db, long key) {
        UserId known = users.get(key);
        if (known != null) {
            return known;
        }
        UserId user =
                db.first(
                                "SELECT id FROM user WHERE key = ?",
                                row -> new UserId(row.getString(1)),
                                key)
                        .orElseThrow(() ->
                                new StoreException(StoreException.Kind.DAMAGED, "no user " + key));
        users.put(key, user);
        return user;
    }

    /** After a rollback: numbers given in it may not exist. */
    void forget() {
        keys.clear();
        users.clear();
    }
}
