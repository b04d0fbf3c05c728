package parley.desktop.workspace;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/**
 * What to look for.
 *
 * @param words all have to occur; may be empty when something else is asked for
 * @param before only older messages
 * @param after only messages as old or younger
 */
public record Query(
        String words,
        Optional<RoomId> room,
        Optional<UserId> from,
        Optional<Instant> before,
        Optional<Instant> after,
        Optional<Has> has) {
    /** What a message may hold. */
    public enum Has {
        LINK,
        FILE,
        VOICE
    }

    /** Words alone, in one room or in all. */
    public static Query words(String words, Optional<RoomId> room) {
        return new Query(
                words,
                room,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return words.isBlank()
                && from.isEmpty()
                && before.isEmpty()
                && after.isEmpty()
                && has.isEmpty();
    }
}
