package parley.server.aws.table;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of the table. What is absent or empty has no attribute; times are milliseconds of the
 * epoch. It does not change: {@code with} gives another one.
 */
public record Item(Map<String, AttributeValue> attributes) {
    public Item {
        attributes = Map.copyOf(attributes);
    }

    /** Nothing but its key. */
    public static Item key(String pk, String sk) {
        return new Item(
                Map.of(Table.PK, AttributeValue.fromS(pk), Table.SK, AttributeValue.fromS(sk)));
    }

    public Item with(String name, String value) {
        return with(name, AttributeValue.fromS(value));
    }

    public Item with(String name, long value) {
        return with(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Item with(String name, boolean value) {
        return with(name, AttributeValue.fromBool(value));
    }

    public Item with(String name, Instant value) {
        return with(name, value.toEpochMilli());
    }

    public Item with(String name, Enum<?> value) {
        return with(name, value.name());
    }

    public Item with(String name, byte[] value) {
        return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    }

    /** Without an attribute if there is none, for DynamoDB knows no empty set. */
    public Item with(String name, Set<String> values) {
        return values.isEmpty()
                ? this
                : with(name, AttributeValue.fromSs(values.stream().sorted().toList()));
    }

    public Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> next = new HashMap<>(attributes);
        next.put(name, value);
        return new Item(next);
    }

    public Item without(String name) {
        Map<String, AttributeValue> next = new HashMap<>(attributes);
        next.remove(name);
        return new Item(next);
    }

    /** The key alone, as requests want it. */
    public Map<String, AttributeValue> key() {
        return Map.of(Table.PK, required(Table.PK), Table.SK, required(Table.SK));
    }

    public String pk() {
        return string(Table.PK);
    }

    public String sk() {
        return string(Table.SK);
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public String string(String name) {
        return required(name).s();
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    public Optional<Long> count(String name) {
        return Optional.ofNullable(attributes.get(name)).map(each -> Long.valueOf(each.n()));
    }

    public boolean flag(String name) {
        return required(name).bool();
    }

    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public <E extends Enum<E>> E one(Class<E> type, String name) {
        return Enum.valueOf(type, string(name));
    }

    public byte[] bytes(String name) {
        return required(name).b().asByteArray();
    }

    public Set<String> strings(String name) {
        AttributeValue found = attributes.get(name);
        return Set.copyOf(found == null ? List.of() : found.ss());
    }

    private AttributeValue required(String name) {
        AttributeValue found = attributes.get(name);
        if (found == null) {
            throw new IllegalStateException(
                    "item " + attributes.get(Table.PK) + " has no attribute " + name);
        }
        return found;
    }
}
