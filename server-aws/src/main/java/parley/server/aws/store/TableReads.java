package parley.server.aws.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Consistent reads of the table. Safe for use by many threads. */
final class TableReads implements ItemReads {
    private static final int AT_ONCE = 100;

    /** Before every sort key; DynamoDB takes no empty one. */
    private static final String FIRST = "\u0001";

    private final Table table;

    TableReads(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Item> get(Item key) {
        return Failures.asStores("read an item", () -> table.get(key.pk(), key.sk()));
    }

    /** Those that are there, in no order. */
    List<Item> all(List<Item> keys) {
        List<Item> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<Item> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            found.addAll(Failures.asStores("read items", () -> batch(some)));
        }
        return found;
    }

    private List<Item> batch(List<Item> keys) {
        List<Item> found = new ArrayList<>();
        Map<String, KeysAndAttributes> asked =
                Map.of(
                        table.name(),
                        KeysAndAttributes.builder()
                                .keys(keys.stream().map(Item::key).toList())
                                .consistentRead(true)
                                .build());
        while (!asked.isEmpty()) {
            Map<String, KeysAndAttributes> now = asked;
            var answer = table.client().batchGetItem(request -> request.requestItems(now));
            answer.responses()
                    .getOrDefault(table.name(), List.of())
                    .forEach(each -> found.add(new Item(each)));
            asked = answer.unprocessedKeys();
        }
        return found;
    }

    @Override
    public List<Item> range(String pk, String from, String to) {
        return range(pk, from, to, true, Integer.MAX_VALUE, _ -> true);
    }

    /** At most {@code limit} that are meant, upwards or downwards. */
    List<Item> range(
            String pk, String from, String to, boolean upwards, int limit, Predicate<Item> meant) {
        List<Item> found = new ArrayList<>();
        if (from.compareTo(to) > 0) {
            return found;
        }
        Map<String, AttributeValue> start = new LinkedHashMap<>();
        do {
            int left = limit - found.size();
            QueryResponse page =
                    Failures.asStores(
                            "read a partition", () -> page(pk, from, to, upwards, left, start));
            page.items().stream().map(Item::new).filter(meant).limit(left).forEach(found::add);
            start.clear();
            start.putAll(page.lastEvaluatedKey());
        } while (!start.isEmpty() && found.size() < limit);
        return found;
    }

    private QueryResponse page(
            String pk,
            String from,
            String to,
            boolean upwards,
            int limit,
            Map<String, AttributeValue> start) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":pk", AttributeValue.fromS(pk));
        values.put(":from", AttributeValue.fromS(from.isEmpty() ? FIRST : from));
        values.put(":to", AttributeValue.fromS(to));
        return table.client()
                .query(request -> {
                    request.tableName(table.name())
                            .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                            .expressionAttributeValues(values)
                            .scanIndexForward(upwards)
                            .consistentRead(true);
                    if (limit < Integer.MAX_VALUE) {
                        request.limit(limit);
                    }
                    if (!start.isEmpty()) {
                        request.exclusiveStartKey(start);
                    }
                });
    }
}
