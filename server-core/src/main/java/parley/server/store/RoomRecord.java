package parley.server.store;

import java.util.List;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.UserId;

/**
 * A room without its members and its log.
 *
 * @param pair the one or two people of a direct room, else empty
 */
public record RoomRecord(
        RoomId id,
        RoomKind kind,
        Optional<String> name,
        Optional<String> topic,
        RoomPolicy policy,
        boolean archived,
        String epoch,
        List<UserId> pair) {
    public RoomRecord {
        pair = List.copyOf(pair);
    }

    public RoomRecord withArchived(boolean next) {
        return new RoomRecord(id, kind, name, topic, policy, next, epoch, pair);
    }

    /** With what is given instead of what was; an empty topic takes it away. */
    public RoomRecord changed(
            Optional<String> newName, Optional<String> newTopic, Optional<RoomPolicy> newPolicy) {
        return new RoomRecord(
                id,
                kind,
                newName.or(() -> name),
                newTopic.or(() -> topic).filter(t -> !t.isEmpty()),
                newPolicy.orElse(policy),
                archived,
                epoch,
                pair);
    }
}
