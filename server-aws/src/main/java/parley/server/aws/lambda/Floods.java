package parley.server.aws.lambda;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;

/**
 * Connections that go on although they are told to wait. Each worker counts for itself and tells
 * the table after every so many, so that a flood costs one write for {@value #STEP} requests and is
 * cut whichever workers it meets. Safe for use by many threads; blocks.
 */
final class Floods {
    private static final int STEP = 20;
    private static final int MAX_CONNECTIONS = 10_000;

    private final Connections connections;

    /** Guarded by itself. */
    private final Map<String, Integer> counted =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > MAX_CONNECTIONS;
                }
            };

    Floods(Connections connections) {
        this.connections = connections;
    }

    /** One more answer that told it to wait; true if it is to be cut. */
    boolean limited(ConnectionRecord connection) {
        synchronized (counted) {
            if (counted.merge(connection.id(), 1, Integer::sum) < STEP) {
                return false;
            }
            counted.remove(connection.id());
        }
        return connections.refused(connection.id(), STEP);
    }
}
