package parley.server.delivery;

import java.util.function.Predicate;
import parley.server.session.Connection;

/**
 * The live connections of a room's members, or of one user. Read without a lock; safe for use by
 * many threads.
 */
public final class Audience {
    private volatile Recipients now = Recipients.NONE;

    public Recipients now() {
        return now;
    }

    /** Nothing happens if it is there already. */
    public synchronized void add(Connection connection) {
        now = now.with(connection);
    }

    public synchronized void remove(Connection connection) {
        now = now.without(connection);
    }

    public synchronized void removeIf(Predicate<Connection> gone) {
        Recipients before = now;
        for (int i = 0; i < before.size(); i++) {
            if (gone.test(before.get(i))) {
                now = now.without(before.get(i));
            }
        }
    }
}
