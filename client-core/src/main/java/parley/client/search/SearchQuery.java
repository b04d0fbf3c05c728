package parley.client.search;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/**
 * What to find.
 *
 * @param words at most 256 characters; blank finds nothing, unless something else is asked for
 * @param room only there
 * @param from only by this person
 * @param before only older than this
 * @param after only this old or younger
 * @param has only with one of these
 * @param limit 1 to 200
 */
public record SearchQuery(
        String words,
        Optional<RoomId> room,
        Optional<UserId> from,
        Optional<Instant> before,
        Optional<Instant> after,
        Optional<Has> has,
        int limit) {
    public SearchQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /** What a message can hold beside its text. */
    public enum Has {
        LINK,
        FILE,
        VOICE
    }

    /** Whether only words are asked for. */
    boolean plain() {
        return from.isEmpty() && before.isEmpty() && after.isEmpty() && has.isEmpty();
    }

    /** Everywhere, the newest 50. */
    public static SearchQuery of(String words) {
        return new SearchQuery(
                words,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                50);
    }
}
