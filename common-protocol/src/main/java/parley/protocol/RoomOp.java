package parley.protocol;

import java.util.List;
import java.util.Optional;

/** Rooms: making, finding, entering, changing. */
public sealed interface RoomOp<R extends Result> extends Op<R> {
    /**
     * A direct room names exactly one member and is the same room whoever asks; a group has no
     * name.
     */
    @Wire(value = "room.create", mutates = true)
    record Create(
            RoomKind kind,
            Optional<String> name,
            Optional<String> topic,
            List<UserId> members,
            Optional<RoomPolicy> policy)
            implements RoomOp<Result.RoomState> {
        public Create {
            name = Text.optionalLine("name", name, Limits.NAME);
            topic = Text.optionalLine("topic", topic, Limits.TOPIC);
            members = List.copyOf(members);
            boolean named = kind == RoomKind.PUBLIC || kind == RoomKind.PRIVATE;
            if (named != name.isPresent()) {
                throw new BadField("name", named ? "a name" : "no name for this kind of room");
            }
            if (kind == RoomKind.DIRECT && members.size() != 1) {
                throw new BadField("members", "exactly one for a direct room");
            }
            int max = kind == RoomKind.GROUP ? Limits.GROUP - 1 : Limits.FIRST_MEMBERS;
            if (members.size() > max) {
                throw BadField.tooLarge("members", members.size(), max);
            }
        }
    }

    /** Changes what is given and leaves the rest; an empty topic takes it away. */
    @Wire(value = "room.set", mutates = true)
    record Change(
            RoomId room, Optional<String> name, Optional<String> topic, Optional<RoomPolicy> policy)
            implements RoomOp<Result.RoomState> {
        public Change {
            name = name.map(n -> Text.line("name", n, Limits.NAME));
            topic = topic.map(t -> t.isBlank() ? "" : Text.line("topic", t, Limits.TOPIC));
            if (name.isEmpty() && topic.isEmpty() && policy.isEmpty()) {
                throw new BadField("name", "something to change");
            }
        }
    }

    @Wire(value = "room.join", mutates = true)
    record Join(RoomId room) implements RoomOp<Result.RoomState> {}

    @Wire(value = "room.leave", mutates = true)
    record Leave(RoomId room) implements RoomOp<Result.Done> {}

    @Wire(value = "room.archive", mutates = true)
    record Archive(RoomId room, Boolean on) implements RoomOp<Result.RoomState> {}

    /**
     * {@code mine}: all rooms the caller is in. {@code public}: the directory, by name; {@code q}
     * filters it.
     */
    @Wire("room.list")
    record ListRooms(Scope scope, Optional<String> q, Optional<String> cursor)
            implements RoomOp<Result.RoomList> {
        public ListRooms {
            q = Text.optionalLine("q", q, Limits.NAME);
            Limits.opaque("cursor", cursor);
        }
    }

    /** Which rooms a listing is about. */
    enum Scope {
        MINE,
        PUBLIC;

        /** The name on the wire. */
        @Override
        public String toString() {
            return this == MINE ? "mine" : "public";
        }
    }
}
