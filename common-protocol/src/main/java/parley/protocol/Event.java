package parley.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is told once and may be lost; it has no sequence. */
public sealed interface Event extends ServerFrame {
    /** Everybody who types in the room now; replaces the list before. */
    @Wire("typing")
    record Typing(RoomId room, List<UserId> users) implements Event {
        public Typing {
            users = List.copyOf(users);
        }
    }

    @Wire("presence")
    record PresenceChanged(List<Presence> list) implements Event {
        public PresenceChanged {
            list = List.copyOf(list);
        }
    }

    @Wire("pong")
    record Pong() implements Event {}

    /** The verdict before a close, because not every server can send close codes. */
    @Wire("bye")
    record Bye(
            int code,
            String reason,
            Optional<Long> reconnectMs,
            Optional<String> to,
            Optional<String> pin,
            Optional<Instant> ts,
            Optional<String> sig)
            implements Event {
        public static Bye of(CloseCode code, String reason, Optional<Long> reconnectMs) {
            return new Bye(
                    code.code(),
                    reason,
                    reconnectMs,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** These people, or the workspace itself, look different now: fetch them again. */
    @Wire("changed")
    record Changed(List<UserId> users, boolean workspace) implements Event {
        public Changed {
            users = List.copyOf(users);
        }
    }

    /** An event this version does not know; ignored. */
    record Unknown(String ev) implements Event {}
}
