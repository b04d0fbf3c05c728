package parley.client.search;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/**
 * What to find.
 *
 * @param words at most 256 characters; blank finds nothing
 * @param room only there
 * @param from only by this person
 * @param before only older than this
 * @param limit 1 to 200
 */
public record SearchQuery(
        String words,
        Optional<RoomId> room,
        Optional<UserId> from,
        Optional<Instant> before,
        int limit) {
    public SearchQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /** Everywhere, the newest 50. */
    public static SearchQuery of(String words) {
        return new SearchQuery(words, Optional.empty(), Optional.empty(), Optional.empty(), 50);
    }
}
