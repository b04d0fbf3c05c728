package parley.server.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.limit.Ticker;

/** Who types, where all are connected to this process. */
public final class NearTypists implements Typists {
    private final Ticker ticker;
    private final Map<RoomId, Map<UserId, Long>> typing = new ConcurrentHashMap<>();

    public NearTypists(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public Optional<List<UserId>> note(RoomId room, UserId user, boolean on) {
        long now = ticker.nanos();
        Map<UserId, Long> users = typing.computeIfAbsent(room, _ -> new ConcurrentHashMap<>());
        if (on) {
            users.put(user, now + LASTS.toNanos());
        } else if (users.remove(user) == null) {
            return Optional.empty();
        }
        users.values().removeIf(end -> end - now < 0);
        return Optional.of(List.copyOf(users.keySet()));
    }
}
