package parley.server.delivery;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Predicate;
import parley.server.session.Connection;

/**
 * The connections of an {@link Audience} at one moment. Immutable, and the same object as long as
 * nobody came or went, so that a transport can build one buffer for all entries that share it.
 */
public final class Recipients {
    static final Recipients NONE = new Recipients(new Connection[0]);

    private final Connection[] connections;

    private Recipients(Connection[] connections) {
        this.connections = connections;
    }

    /** Each of them once. */
    public static Recipients of(Collection<Connection> connections) {
        return connections.isEmpty()
                ? NONE
                : new Recipients(connections.stream().distinct().toArray(Connection[]::new));
    }

    public int size() {
        return connections.length;
    }

    public Connection get(int index) {
        return connections[index];
    }

    /** Those that are meant; the same object when all are. */
    public Recipients only(Predicate<Connection> meant) {
        Connection[] some = Arrays.stream(connections).filter(meant).toArray(Connection[]::new);
        return some.length == connections.length ? this : new Recipients(some);
    }

    Recipients with(Connection connection) {
        if (indexOf(connection) >= 0) {
            return this;
        }
        Connection[] grown = Arrays.copyOf(connections, connections.length + 1);
        grown[connections.length] = connection;
        return new Recipients(grown);
    }

    Recipients without(Connection connection) {
        int index = indexOf(connection);
        if (index < 0) {
            return this;
        }
        Connection[] shrunk = new Connection[connections.length - 1];
        System.arraycopy(connections, 0, shrunk, 0, index);
        System.arraycopy(connections, index + 1, shrunk, index, shrunk.length - index);
        return new Recipients(shrunk);
    }

    private int indexOf(Connection connection) {
        for (int i = 0; i < connections.length; i++) {
            if (connections[i].equals(connection)) {
                return i;
            }
        }
        return -1;
    }
}
