package parley.server.aws.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Adds up the capacity units that requests say they consumed. DynamoDB Local says 4 of every
 * transaction, whatever is in it; those are counted by DynamoDB's own rule.
 */
public final class Meter implements ExecutionInterceptor {
    /** What one thing cost; {@code calls}: requests by name, in their order. */
    public record Reading(double read, double write, List<String> calls) {}

    private double read;
    private double write;
    private final List<String> calls = new ArrayList<>();

    /** Since the last reading. */
    public synchronized Reading reading() {
        Reading now = new Reading(read, write, List.copyOf(calls));
        read = 0;
        write = 0;
        calls.clear();
        return now;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
        return switch (context.request()) {
            case GetItemRequest each -> each.toBuilder().returnConsumedCapacity(total).build();
            case QueryRequest each -> each.toBuilder().returnConsumedCapacity(total).build();
            case PutItemRequest each -> each.toBuilder().returnConsumedCapacity(total).build();
            case UpdateItemRequest each -> each.toBuilder().returnConsumedCapacity(total).build();
            case DeleteItemRequest each -> each.toBuilder().returnConsumedCapacity(total).build();
            case BatchGetItemRequest each -> each.toBuilder().returnConsumedCapacity(total).build();
            case BatchWriteItemRequest each ->
                    each.toBuilder().returnConsumedCapacity(total).build();
            case TransactWriteItemsRequest each ->
                    each.toBuilder().returnConsumedCapacity(total).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String name = context.request().getClass().getSimpleName().replace("Request", "");
        switch (context.response()) {
            case GetItemResponse each -> reads(name, List.of(each.consumedCapacity()));
            case QueryResponse each -> reads(name, List.of(each.consumedCapacity()));
            case BatchGetItemResponse each -> reads(name, each.consumedCapacity());
            case PutItemResponse each -> writes(name, List.of(each.consumedCapacity()));
            case UpdateItemResponse each -> writes(name, List.of(each.consumedCapacity()));
            case DeleteItemResponse each -> writes(name, List.of(each.consumedCapacity()));
            case BatchWriteItemResponse each -> writes(name, each.consumedCapacity());
            case TransactWriteItemsResponse _
                    when context.request() instanceof TransactWriteItemsRequest asked ->
                    transacted(name, asked.transactItems());
            case SdkResponse _ -> {
                // costs no units
            }
        }
    }

    /**
     * Two units for each begun kilobyte of each item; conditions and deletions are of small ones.
     */
    private synchronized void transacted(String name, List<TransactWriteItem> items) {
        calls.add(name + " of " + items.size());
        for (TransactWriteItem each : items) {
            long bytes = each.put() == null ? 1 : bytes(each.put().item());
            write += 2 * Math.ceilDiv(bytes, 1024);
        }
    }

    private static long bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(each ->
                        each.getKey().length()
                                + (each.getValue().s() == null
                                        ? 9
                                        : each.getValue()
                                                .s()
                                                .getBytes(StandardCharsets.UTF_8)
                                                .length))
                .sum();
    }

    private synchronized void reads(String name, Collection<ConsumedCapacity> units) {
        calls.add(name);
        read += units.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    private synchronized void writes(String name, Collection<ConsumedCapacity> units) {
        calls.add(name);
        write += units.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }
}
