package parley.server.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for.
 *
 * @param words all of them occur in a message, each whole or as the beginning of a word, whatever
 *     their case; only letters and digits count
 * @param log where; empty: everywhere
 * @param among where the reader is, if not everywhere; a store may leave other logs out
 * @param before only what lies before this position
 */
public record SearchQuery(
        List<String> words, Optional<LogKey> log, Set<LogKey> among, long before, int limit) {
    public SearchQuery {
        words = List.copyOf(words);
        among = Set.copyOf(among);
    }

    /** Everywhere, or in one log. */
    public SearchQuery(List<String> words, Optional<LogKey> log, long before, int limit) {
        this(words, log, Set.of(), before, limit);
    }

    /**
     * One found message.
     *
     * @param position higher for what was posted later, in all logs together
     */
    public record Found(long position, LogKey log, long seq) {}
}
