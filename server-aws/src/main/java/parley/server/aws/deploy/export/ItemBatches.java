package parley.server.aws.deploy.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Puts many items, as many at once as DynamoDB takes, over what is there. For one thread. */
final class ItemBatches {
    private static final int AT_ONCE = 25;
    private static final long LONGEST_MS = 5_000;

    private final Table table;
    private final List<WriteRequest> waiting = new ArrayList<>();
    private long written;

    ItemBatches(Table table) {
        this.table = table;
    }

    void put(Item item) {
        waiting.add(WriteRequest.builder().putRequest(put -> put.item(item.attributes())).build());
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    /** Returns once all that was put is in the table. */
    void flush() {
        Map<String, List<WriteRequest>> left =
                waiting.isEmpty() ? Map.of() : Map.of(table.name(), List.copyOf(waiting));
        for (long pause = 50; !left.isEmpty(); pause = Math.min(LONGEST_MS, 2 * pause)) {
            Map<String, List<WriteRequest>> sent = left;
            left = table.client().batchWriteItem(r -> r.requestItems(sent)).unprocessedItems();
            if (!left.isEmpty()) {
                rest(pause);
            }
        }
        written += waiting.size();
        waiting.clear();
    }

    private static void rest(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; it can be run again", e);
        }
    }

    long written() {
        return written;
    }
}
