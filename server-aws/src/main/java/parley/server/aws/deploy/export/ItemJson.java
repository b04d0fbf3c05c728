package parley.server.aws.deploy.export;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as a line of JSON, in the form that DynamoDB's own import reads. */
final class ItemJson {
    private static final String ITEM = "Item";

    private ItemJson() {}

    static byte[] write(Map<String, AttributeValue> item) {
        JsonWriter json = JsonWriter.create().writeStartObject().writeFieldName(ITEM);
        write(json, item);
        return json.writeEndObject().getBytes();
    }

    private static void write(JsonWriter json, Map<String, AttributeValue> map) {
        json.writeStartObject();
        map.forEach((name, value) -> write(json.writeFieldName(name), value));
        json.writeEndObject();
    }

    private static void write(JsonWriter json, AttributeValue value) {
        json.writeStartObject().writeFieldName(kind(value));
        switch (value.type()) {
            case S -> json.writeValue(value.s());
            case N -> json.writeValue(value.n());
            case B -> json.writeValue(value.b().asByteBuffer());
            case BOOL -> json.writeValue(value.bool());
            case NUL -> json.writeValue(true);
            case M -> write(json, value.m());
            case L -> {
                json.writeStartArray();
                value.l().forEach(each -> write(json, each));
                json.writeEndArray();
            }
            case SS, NS, BS -> {
                json.writeStartArray();
                value.ss().forEach(json::writeValue);
                value.ns().forEach(json::writeValue);
                value.bs().forEach(each -> json.writeValue(each.asByteBuffer()));
                json.writeEndArray();
            }
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalStateException("an attribute of a kind nobody knows");
        }
        json.writeEndObject();
    }

    private static String kind(AttributeValue value) {
        return value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name();
    }

    /** An exception of any kind that is not checked, if the line is no item of the table. */
    static Item read(String line) {
        JsonNode item = JsonNode.parser().parse(line).asObject().get(ITEM);
        if (item == null) {
            throw new IllegalArgumentException("no item");
        }
        Item read = new Item(map(item));
        if (!read.has(Table.PK) || !read.has(Table.SK)) {
            throw new IllegalArgumentException("an item without a key");
        }
        return read;
    }

    private static Map<String, AttributeValue> map(JsonNode node) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        node.asObject().forEach((name, value) -> map.put(name, value(value)));
        return map;
    }

    private static AttributeValue value(JsonNode node) {
        Map.Entry<String, JsonNode> only = node.asObject().entrySet().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(value.asString());
            case "N" -> AttributeValue.fromN(value.asString());
            case "B" -> AttributeValue.fromB(bytes(value));
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(map(value));
            case "L" ->
                    AttributeValue.fromL(value.asArray().stream().map(ItemJson::value).toList());
            case "SS" -> AttributeValue.fromSs(texts(value));
            case "NS" -> AttributeValue.fromNs(texts(value));
            case "BS" ->
                    AttributeValue.fromBs(value.asArray().stream().map(ItemJson::bytes).toList());
            default -> throw new IllegalArgumentException("an attribute of kind " + only.getKey());
        };
    }

    private static List<String> texts(JsonNode values) {
        return values.asArray().stream().map(JsonNode::asString).toList();
    }

    private static SdkBytes bytes(JsonNode value) {
        return SdkBytes.fromByteArray(
                Base64.getDecoder().decode(value.asString().getBytes(StandardCharsets.US_ASCII)));
    }
}
