package parley.server.store;

import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;

/** A room without its members and its log. */
public record RoomRecord(
        RoomId id,
        RoomKind kind,
        Optional<String> name,
        Optional<String> topic,
        RoomPolicy policy,
        boolean archived,
        String epoch) {
    public RoomRecord withArchived(boolean next) {
        return new RoomRecord(id, kind, name, topic, policy, next, epoch);
    }
}
