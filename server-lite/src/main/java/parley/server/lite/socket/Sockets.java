package parley.server.lite.socket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/** The sockets that are open now, by user. Safe for use by many threads. */
public final class Sockets {
    private final ConcurrentMap<UserId, Set<SocketConnection>> byUser = new ConcurrentHashMap<>();

    void add(SocketConnection connection) {
        byUser.compute(
                connection.caller().user(),
                (_, held) -> {
                    Set<SocketConnection> mine =
                            held == null ? ConcurrentHashMap.newKeySet() : held;
                    mine.add(connection);
                    return mine;
                });
    }

    void remove(SocketConnection connection) {
        byUser.computeIfPresent(
                connection.caller().user(),
                (_, mine) -> {
                    mine.remove(connection);
                    return mine.isEmpty() ? null : mine;
                });
    }

    /** How many one device has open. */
    int of(UserId user, DeviceId device) {
        int n = 0;
        for (SocketConnection each : byUser.getOrDefault(user, Set.of())) {
            n += each.caller().device().equals(device) ? 1 : 0;
        }
        return n;
    }

    /** Ends those of a user, or of one device. Any thread. */
    public void end(UserId user, Optional<DeviceId> device, CloseCode why, String reason) {
        for (SocketConnection each : List.copyOf(byUser.getOrDefault(user, Set.of()))) {
            if (device.isEmpty() || device.get().equals(each.caller().device())) {
                onLoop(each, connection -> connection.end(why, reason, Optional.empty()));
            }
        }
    }

    /**
     * Ends all of them. Any thread.
     *
     * @param spreadMs each client is told to wait a random time up to this, in milliseconds, so
     *     that they do not all come back at once
     */
    public void endAll(CloseCode why, String reason, long spreadMs) {
        for (SocketConnection each : all()) {
            long wait = ThreadLocalRandom.current().nextLong(spreadMs + 1);
            onLoop(each, connection -> connection.end(why, reason, Optional.of(wait)));
        }
    }

    /** All that are open at one moment. */
    public List<SocketConnection> all() {
        return byUser.values().stream().flatMap(Set::stream).toList();
    }

    private static void onLoop(SocketConnection connection, Consumer<SocketConnection> action) {
        connection.turn().loop().execute(() -> action.accept(connection));
    }
}
