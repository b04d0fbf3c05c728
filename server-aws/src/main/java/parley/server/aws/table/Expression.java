package parley.server.aws.table;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition or a change in DynamoDB's words. An attribute is written {@code #name} wherever it is
 * named, so that none of DynamoDB's reserved words matters; a value is {@code :name}.
 *
 * @param given what names stand for that are not the attribute's own
 */
public record Expression(
        String text, Map<String, AttributeValue> values, Map<String, String> given) {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    /** There is no item of this key. */
    public static final Expression ABSENT = of("attribute_not_exists(#pk)");

    /** There is an item of this key. */
    public static final Expression PRESENT = of("attribute_exists(#pk)");

    public Expression {
        values = Map.copyOf(values);
        given = Map.copyOf(given);
    }

    /** Names stand for themselves. */
    public Expression(String text, Map<String, AttributeValue> values) {
        this(text, values, Map.of());
    }

    public static Expression of(String text) {
        return new Expression(text, Map.of(), Map.of());
    }

    public Expression value(String name, String value) {
        return value(name, AttributeValue.fromS(value));
    }

    public Expression value(String name, long value) {
        return value(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Expression value(String name, boolean value) {
        return value(name, AttributeValue.fromBool(value));
    }

    public Expression value(String name, AttributeValue value) {
        return new Expression(text, merge(values, Map.of(name, value)), given);
    }

    /** {@code name}, which begins with #, stands for an attribute of any name. */
    public Expression name(String name, String attribute) {
        Map<String, String> all = new HashMap<>(given);
        all.put(name, attribute);
        return new Expression(text, values, all);
    }

    /** What the names in these expressions stand for; null if there are none, as requests want. */
    static @Nullable Map<String, String> names(Expression... expressions) {
        Map<String, String> names = new HashMap<>();
        for (Expression each : expressions) {
            Matcher found = NAME.matcher(each.text);
            while (found.find()) {
                names.put(found.group(), found.group(1));
            }
            names.putAll(each.given);
        }
        return names.isEmpty() ? null : names;
    }

    /** All their values; null if there are none, as requests want. */
    static @Nullable Map<String, AttributeValue> values(Expression... expressions) {
        Map<String, AttributeValue> all = new HashMap<>();
        for (Expression each : expressions) {
            all = merge(all, each.values);
        }
        return all.isEmpty() ? null : all;
    }

    private static Map<String, AttributeValue> merge(
            Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
        Map<String, AttributeValue> all = new HashMap<>(one);
        all.putAll(other);
        return all;
    }
}
