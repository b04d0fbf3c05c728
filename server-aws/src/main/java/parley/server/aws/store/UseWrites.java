package parley.server.aws.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.store.FileRecord;

/**
 * Counts the bytes of a user and of all, and a user's unfinished files, by additions that no two
 * writers hinder each other with. Used by one thread.
 */
final class UseWrites {
    private record Sum(long bytes, long unfinished) {
        Sum plus(long more, long moreUnfinished) {
            return new Sum(bytes + more, unfinished + moreUnfinished);
        }
    }

    private final Writes writes;
    private final Map<String, Sum> sums = new HashMap<>();

    UseWrites(Writes writes) {
        this.writes = writes;
    }

    /** {@code times}: 1 for a file that is there now, -1 for one that no longer is. */
    void add(FileRecord file, int times) {
        long bytes = file.size() * times;
        add(file.by().value(), bytes, file.ready() ? 0 : times);
        add(Keys.ALL, bytes, 0);
    }

    private void add(String whose, long bytes, long unfinished) {
        Sum sum = sums.getOrDefault(whose, new Sum(0, 0)).plus(bytes, unfinished);
        sums.put(whose, sum);
        Item key = Item.key(Keys.USE, whose);
        Optional<Item> was = writes.original(key);
        writes.update(
                key.with("bytes", count(was, "bytes") + sum.bytes())
                        .with("unfinished", count(was, "unfinished") + sum.unfinished()),
                Expression.of("ADD #bytes :bytes, #unfinished :unfinished")
                        .value(":bytes", sum.bytes())
                        .value(":unfinished", sum.unfinished()));
    }

    private static long count(Optional<Item> item, String name) {
        return item.flatMap(each -> each.count(name)).orElse(0L);
    }
}
