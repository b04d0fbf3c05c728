package parley.server.aws.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The one table of a workspace: where it is and what it is called.
 *
 * <p>Every item has a partition key {@link #PK} and a sort key {@link #SK}, both strings; {@link
 * #EXPIRES}, where there is one, is the second of the epoch after which DynamoDB may delete it.
 * docs/aws.md lists what is asked of it, with key and cost. Safe for use by many threads; calls
 * block, and throw the SDK's exceptions.
 */
public record Table(DynamoDbClient client, String name) {
    public static final String PK = "pk";
    public static final String SK = "sk";
    public static final String EXPIRES = "ttl";

    /** More does DynamoDB not read at once. */
    private static final int BATCH = 100;

    /** As it is now, read consistently. */
    public Optional<Item> get(String pk, String sk) {
        Map<String, AttributeValue> key = Item.key(pk, sk).attributes();
        var answer =
                client.getItem(request -> request.tableName(name).key(key).consistentRead(true));
        return answer.hasItem() ? Optional.of(new Item(answer.item())) : Optional.empty();
    }

    /** All of a partition whose sort key begins so, in its order, read consistently. */
    public List<Item> list(String pk, String prefix) {
        String condition = prefix.isEmpty() ? "pk = :pk" : "pk = :pk AND begins_with(sk, :sk)";
        Map<String, AttributeValue> values =
                prefix.isEmpty()
                        ? Map.of(":pk", AttributeValue.fromS(pk))
                        : Map.of(
                                ":pk", AttributeValue.fromS(pk),
                                ":sk", AttributeValue.fromS(prefix));
        return client
                .queryPaginator(request ->
                        request.tableName(name)
                                .keyConditionExpression(condition)
                                .expressionAttributeValues(values)
                                .consistentRead(true))
                .items()
                .stream()
                .map(Item::new)
                .toList();
    }

    /** Those of these keys that are there, in no order, read consistently, 100 at a time. */
    public List<Item> getAll(List<Item> keys) {
        List<Item> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<Map<String, AttributeValue>> some =
                    keys.subList(from, Math.min(keys.size(), from + BATCH)).stream()
                            .map(Item::key)
                            .toList();
            Map<String, KeysAndAttributes> left =
                    Map.of(
                            name,
                            KeysAndAttributes.builder().keys(some).consistentRead(true).build());
            while (!left.isEmpty()) {
                Map<String, KeysAndAttributes> asked = left;
                BatchGetItemResponse answer =
                        client.batchGetItem(request -> request.requestItems(asked));
                answer.responses()
                        .getOrDefault(name, List.of())
                        .forEach(each -> found.add(new Item(each)));
                left = answer.unprocessedKeys();
            }
        }
        return found;
    }

    public void put(Item item) {
        client.putItem(request -> request.tableName(name).item(item.attributes()));
    }

    /** False if there is one of this key already. */
    public boolean putNew(Item item) {
        return put(item, Expression.ABSENT);
    }

    /** False if the condition does not hold for what is there. */
    public boolean put(Item item, Expression condition) {
        try {
            client.putItem(request ->
                    request.tableName(name)
                            .item(item.attributes())
                            .conditionExpression(condition.text())
                            .expressionAttributeNames(Expression.names(condition))
                            .expressionAttributeValues(Expression.values(condition)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Changes an item, or makes it; all of it as it is then. */
    public Item update(Item key, Expression change) {
        var answer =
                client.updateItem(request ->
                        request.tableName(name)
                                .key(key.key())
                                .updateExpression(change.text())
                                .expressionAttributeNames(Expression.names(change))
                                .expressionAttributeValues(Expression.values(change))
                                .returnValues(ReturnValue.ALL_NEW));
        return new Item(answer.attributes());
    }

    /** Changes an item; empty if the condition does not hold, else all of it as it is then. */
    public Optional<Item> update(Item key, Expression change, Expression condition) {
        try {
            var answer =
                    client.updateItem(request ->
                            request.tableName(name)
                                    .key(key.key())
                                    .updateExpression(change.text())
                                    .conditionExpression(condition.text())
                                    .expressionAttributeNames(Expression.names(change, condition))
                                    .expressionAttributeValues(Expression.values(change, condition))
                                    .returnValues(ReturnValue.ALL_NEW));
            return Optional.of(new Item(answer.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** Deletes an item as it was; empty if there is none or the condition does not hold. */
    public Optional<Item> take(Item key, Expression condition) {
        try {
            var answer =
                    client.deleteItem(request ->
                            request.tableName(name)
                                    .key(key.key())
                                    .conditionExpression(condition.text())
                                    .expressionAttributeNames(Expression.names(condition))
                                    .expressionAttributeValues(Expression.values(condition))
                                    .returnValues(ReturnValue.ALL_OLD));
            return answer.hasAttributes()
                    ? Optional.of(new Item(answer.attributes()))
                    : Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** Nothing happens where there is none. */
    public void delete(String pk, String sk) {
        Map<String, AttributeValue> key = Item.key(pk, sk).attributes();
        client.deleteItem(request -> request.tableName(name).key(key));
    }
}
