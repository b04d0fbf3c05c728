package parley.client.workspace;

import java.util.Optional;
import parley.protocol.EntryData;
import parley.protocol.Room;
import parley.protocol.RoomRole;

/** Rooms as they are after an entry. */
final class RoomStates {
    private RoomStates() {}

    static Room changed(Room r, EntryData.RoomChanged change) {
        Optional<String> topic =
                change.topic().isPresent() ? change.topic().filter(t -> !t.isEmpty()) : r.topic();
        return new Room(
                r.room(),
                r.kind(),
                change.name().or(r::name),
                topic,
                r.role(),
                r.members(),
                r.epoch(),
                r.head(),
                change.policy().orElse(r.policy()),
                r.archived(),
                r.other());
    }

    static Room archived(Room r, boolean on) {
        return new Room(
                r.room(),
                r.kind(),
                r.name(),
                r.topic(),
                r.role(),
                r.members(),
                r.epoch(),
                r.head(),
                r.policy(),
                on,
                r.other());
    }

    static Room members(Room r, int more) {
        return new Room(
                r.room(),
                r.kind(),
                r.name(),
                r.topic(),
                r.role(),
                Math.max(0, r.members() + more),
                r.epoch(),
                r.head(),
                r.policy(),
                r.archived(),
                r.other());
    }

    static Room role(Room r, RoomRole role) {
        return new Room(
                r.room(),
                r.kind(),
                r.name(),
                r.topic(),
                Optional.of(role),
                r.members(),
                r.epoch(),
                r.head(),
                r.policy(),
                r.archived(),
                r.other());
    }
}
