package parley.server.aws.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.store.LogKey;
import parley.server.store.SearchQuery;
import parley.server.store.StoreException;
import parley.server.store.StoredEntry;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Which word stands in which message: an item for each word of a message, written after its commit.
 * A worker that ends in between leaves a message that is not found; clients find it in what they
 * hold themselves. Safe for use by many threads; blocks.
 */
final class SearchIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    /** Messages looked at for one word in one room; more are not found by that word. */
    static final int LOOKED_AT = 2_000;

    private static final int AT_ONCE = 25;

    /** Messages of one millisecond are told apart by so many. */
    private static final long PER_MILLI = 4_096;

    private final Table table;
    private final TableReads reads;

    SearchIndex(Table table, TableReads reads) {
        this.table = table;
        this.reads = reads;
    }

    /** A message's text became another one; empty JSON stands for none. */
    void changed(StoredEntry posted, String before, String after) {
        Set<String> old = MessageText.words(before);
        Set<String> fresh = MessageText.words(after);
        List<WriteRequest> writes = new ArrayList<>();
        for (String each : fresh) {
            if (!old.contains(each)) {
                Item item = item(posted, each);
                writes.add(
                        WriteRequest.builder()
                                .putRequest(put -> put.item(item.attributes()))
                                .build());
            }
        }
        for (String each : old) {
            if (!fresh.contains(each)) {
                Item item = item(posted, each);
                writes.add(
                        WriteRequest.builder()
                                .deleteRequest(delete -> delete.key(item.key()))
                                .build());
            }
        }
        for (int from = 0; from < writes.size(); from += AT_ONCE) {
            write(writes.subList(from, Math.min(writes.size(), from + AT_ONCE)));
        }
    }

    private static Item item(StoredEntry posted, String word) {
        return Item.key(Keys.words(posted.log()), word + "#" + Keys.number(posted.seq()))
                .with("seq", posted.seq())
                .with("ts", posted.ts());
    }

    private void write(List<WriteRequest> writes) {
        Map<String, List<WriteRequest>> left = Map.of(table.name(), writes);
        try {
            for (int tried = 0; !left.isEmpty() && tried < 3; tried++) {
                Map<String, List<WriteRequest>> now = left;
                left =
                        Failures.asStores(
                                "index words",
                                () ->
                                        table.client()
                                                .batchWriteItem(each -> each.requestItems(now))
                                                .unprocessedItems());
            }
        } catch (StoreException e) {
            LOG.warn("a message is not found by some of its words", e);
            return;
        }
        if (!left.isEmpty()) {
            LOG.warn("a message is not found by {} of its words", writes.size());
        }
    }

    /** Those that have every word, the newest first. */
    List<SearchQuery.Found> search(SearchQuery query, Iterable<LogKey> logs) {
        List<SearchQuery.Found> found = new ArrayList<>();
        for (LogKey log : logs) {
            of(log, query.words())
                    .forEach((seq, ts) ->
                            found.add(
                                    new SearchQuery.Found(
                                            ts * PER_MILLI + seq % PER_MILLI, log, seq)));
        }
        return found.stream()
                .filter(each -> each.position() < query.before())
                .sorted(Comparator.comparingLong(SearchQuery.Found::position).reversed())
                .limit(query.limit())
                .toList();
    }

    /** When each was posted, by its sequence. */
    private Map<Long, Long> of(LogKey log, List<String> words) {
        Map<Long, Long> found = new HashMap<>();
        boolean first = true;
        for (String each : words) {
            Map<Long, Long> these = of(log, each);
            if (first) {
                found.putAll(these);
            } else {
                found.keySet().retainAll(these.keySet());
            }
            first = false;
            if (found.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private Map<Long, Long> of(LogKey log, String word) {
        String prefix = MessageText.word(word);
        Map<Long, Long> found = new HashMap<>();
        reads.range(
                        Keys.words(log),
                        prefix,
                        prefix + Character.MAX_VALUE,
                        false,
                        LOOKED_AT,
                        _ -> true)
                .forEach(each -> found.put(each.number("seq"), each.number("ts")));
        return found;
    }
}
