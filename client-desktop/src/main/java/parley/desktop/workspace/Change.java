package parley.desktop.workspace;

import java.util.List;
import parley.protocol.RoomId;

/** Something in a workspace is different now; ask again for what is shown. */
public sealed interface Change {
    /** The list of rooms, their counts or their names. */
    record Rooms() implements Change {}

    /** How many of one's own messages wait. */
    record Waiting() implements Change {}

    /** Who types in a room now; replaces the list before. */
    record Typing(RoomId room, List<String> names) implements Change {
        public Typing {
            names = List.copyOf(names);
        }
    }

    /** Names or presence of people. */
    record People() implements Change {}

    /** What one set for oneself, here or on another device. */
    record Preferences() implements Change {}

    /** Who is in a room, and with which role. */
    record Members(RoomId room) implements Change {}

    /** How what is kept here is. */
    record StorageChanged(Storage storage) implements Change {}

    /** The connection. */
    record LinkChanged(Link link) implements Change {}
}
