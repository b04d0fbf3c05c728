package parley.server.aws.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import parley.server.store.StoreException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes that happen together or not at all, at most {@link #MAX}. A conflict with another
 * transaction is tried again, with a growing random wait, for some two seconds at most. For one
 * thread.
 */
public final class Transaction {
    /** More does DynamoDB not take. */
    public static final int MAX = 100;

    private static final int TRIES = 12;
    private static final long FIRST_WAIT_MS = 5;
    private static final long LONGEST_WAIT_MS = 400;

    private final Table table;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    public Transaction(Table table) {
        this.table = table;
    }

    public Transaction put(Item item) {
        return add(write -> write.put(put -> put.tableName(table.name()).item(item.attributes())));
    }

    public Transaction put(Item item, Expression condition) {
        return add(write ->
                write.put(put ->
                        put.tableName(table.name())
                                .item(item.attributes())
                                .conditionExpression(condition.text())
                                .expressionAttributeNames(Expression.names(condition))
                                .expressionAttributeValues(Expression.values(condition))));
    }

    public Transaction update(Item key, Expression change) {
        return add(write ->
                write.update(update ->
                        update.tableName(table.name())
                                .key(key.key())
                                .updateExpression(change.text())
                                .expressionAttributeNames(Expression.names(change))
                                .expressionAttributeValues(Expression.values(change))));
    }

    public Transaction update(Item key, Expression change, Expression condition) {
        return add(write ->
                write.update(update ->
                        update.tableName(table.name())
                                .key(key.key())
                                .updateExpression(change.text())
                                .conditionExpression(condition.text())
                                .expressionAttributeNames(Expression.names(change, condition))
                                .expressionAttributeValues(Expression.values(change, condition))));
    }

    public Transaction check(Item key, Expression condition) {
        return add(write ->
                write.conditionCheck(check ->
                        check.tableName(table.name())
                                .key(key.key())
                                .conditionExpression(condition.text())
                                .expressionAttributeNames(Expression.names(condition))
                                .expressionAttributeValues(Expression.values(condition))));
    }

    public Transaction delete(Item key) {
        return add(write -> write.delete(each -> each.tableName(table.name()).key(key.key())));
    }

    public Transaction delete(Item key, Expression condition) {
        return add(write ->
                write.delete(delete ->
                        delete.tableName(table.name())
                                .key(key.key())
                                .conditionExpression(condition.text())
                                .expressionAttributeNames(Expression.names(condition))
                                .expressionAttributeValues(Expression.values(condition))));
    }

    /** How many writes it has. */
    public int size() {
        return writes.size();
    }

    /**
     * Writes all of it. If a condition does not hold nothing is written, and the place of the first
     * such write comes back, from 0.
     */
    public OptionalInt commit() {
        for (int tried = 1; ; tried++) {
            try {
                table.client().transactWriteItems(request -> request.transactItems(writes));
                return OptionalInt.empty();
            } catch (TransactionCanceledException e) {
                List<CancellationReason> reasons = e.cancellationReasons();
                for (int i = 0; i < reasons.size(); i++) {
                    if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
                        return OptionalInt.of(i);
                    }
                }
                if (tried == TRIES || reasons.stream().noneMatch(Transaction::passing)) {
                    throw new StoreException("cannot write " + writes.size() + " items", e);
                }
                await(tried);
            }
        }
    }

    private static boolean passing(CancellationReason reason) {
        return switch (reason.code()) {
            case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
            default -> false;
        };
    }

    private static void await(int tried) {
        long bound = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS << tried);
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(bound) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted before another try", e);
        }
    }

    private Transaction add(java.util.function.Consumer<TransactWriteItem.Builder> write) {
        writes.add(TransactWriteItem.builder().applyMutation(write).build());
        return this;
    }
}
