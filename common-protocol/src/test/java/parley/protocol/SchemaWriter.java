package parley.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON Schemas (draft 2020-12) of the protocol's records, made by looking at them. */
final class SchemaWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UUID_V7 =
            "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private SchemaWriter() {}

    static ObjectNode request(String op, Class<?> type) {
        return new SchemaWriter()
                .envelope(
                        op,
                        "op",
                        op,
                        type,
                        envelope -> {
                            properties(envelope).set("id", string(1, 32));
                            properties(envelope).set("cid", cid());
                            if (OpNames.mutates(type)) {
                                required(envelope, "cid");
                            }
                        });
    }

    static ObjectNode response(String title, Class<?> type) {
        return new SchemaWriter()
                .envelope(title, "re", null, type, envelope -> required(envelope, "re", "d"));
    }

    static ObjectNode entry(String ev, Class<?> type) {
        return new SchemaWriter()
                .envelope(
                        ev,
                        "ev",
                        ev,
                        type,
                        envelope -> {
                            ObjectNode properties = properties(envelope);
                            properties.set("room", id());
                            properties.set("epoch", JSON.objectNode().put("type", "string"));
                            properties.set("seq", integer(1));
                            properties.set("ts", integer(0));
                            properties.set("by", id());
                            properties.set("cid", cid());
                            properties.set("n", integer(0));
                            required(envelope, "room", "epoch", "seq", "ts", "d");
                        });
    }

    static ObjectNode event(String ev, Class<?> type) {
        return new SchemaWriter()
                .envelope(
                        ev,
                        "ev",
                        ev,
                        type,
                        envelope -> {
                            if (type == Event.Typing.class) {
                                properties(envelope).set("room", id());
                                required(envelope, "room");
                                ((ObjectNode) envelope.path("properties").path("d"))
                                        .remove("required");
                                ((ObjectNode)
                                                envelope.path("properties")
                                                        .path("d")
                                                        .path("properties"))
                                        .remove("room");
                            }
                            required(envelope, "d");
                        });
    }

    static ObjectNode body(String title, Class<?> type) {
        SchemaWriter writer = new SchemaWriter();
        return writer.finish(title, writer.record(type));
    }

    private interface Members {
        void addTo(ObjectNode envelope);
    }

    private ObjectNode envelope(
            String title,
            String member,
            @org.jspecify.annotations.Nullable String name,
            Class<?> type,
            Members members) {
        ObjectNode envelope = JSON.objectNode().put("type", "object");
        ObjectNode properties = envelope.putObject("properties");
        properties.set(
                member,
                name == null
                        ? JSON.objectNode().put("type", "string")
                        : JSON.objectNode().put("const", name));
        properties.set("d", record(type));
        required(envelope, member);
        members.addTo(envelope);
        return finish(title, envelope);
    }

    private ObjectNode finish(String title, ObjectNode schema) {
        ObjectNode all = JSON.objectNode();
        all.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        all.put("title", title);
        all.setAll(schema);
        if (!definitions.isEmpty()) {
            ObjectNode definitions = all.putObject("$defs");
            this.definitions.forEach(definitions::set);
        }
        return all;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        for (RecordComponent each : type.getRecordComponents()) {
            Type generic = each.getGenericType();
            properties.set(
                    each.getName(), SchemaBounds.bounded(type, each.getName(), type(generic)));
            if (!(generic instanceof ParameterizedType) && generic != boolean.class) {
                required.add(each.getName());
            }
        }
        required(schema, required.toArray(String[]::new));
        return schema;
    }

    private ObjectNode type(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            ObjectNode inner = type(parameterized.getActualTypeArguments()[0]);
            if (parameterized.getRawType() == Optional.class) {
                return inner;
            }
            ObjectNode array = JSON.objectNode().put("type", "array");
            array.set("items", inner);
            return array;
        }
        Class<?> single = (Class<?>) type;
        if (single == String.class) {
            return JSON.objectNode().put("type", "string");
        }
        if (single == boolean.class || single == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (single == Instant.class) {
            return integer(0).put("description", "milliseconds since 1970, UTC");
        }
        if (single == int.class
                || single == Integer.class
                || single == long.class
                || single == Long.class) {
            return JSON.objectNode().put("type", "integer");
        }
        if (WireId.class.isAssignableFrom(single)) {
            return id();
        }
        if (single == Cid.class) {
            return cid();
        }
        if (single == Ext.class) {
            return JSON.objectNode().put("type", "object");
        }
        if (single.isEnum()) {
            ObjectNode words = JSON.objectNode();
            ArrayNode all = words.putArray("enum");
            Arrays.stream(single.getEnumConstants()).forEach(each -> all.add(each.toString()));
            return words;
        }
        return reference(single);
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, JSON.objectNode());
            definitions.put(name, type == LogLine.class ? logLine() : record(type));
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }

    private static ObjectNode logLine() {
        ObjectNode line = JSON.objectNode().put("type", "object");
        line.put(
                "description",
                "an entry, or {ev:\"void\",seq,to?} for what the reader may not see");
        ObjectNode properties = line.putObject("properties");
        properties.set("ev", JSON.objectNode().put("type", "string"));
        properties.set("seq", integer(1));
        properties.set("to", integer(1));
        required(line, "ev", "seq");
        return line;
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.path("properties");
    }

    private static void required(ObjectNode schema, String... names) {
        if (names.length > 0) {
            ArrayNode all = schema.withArray("required");
            Arrays.stream(names).filter(n -> !has(all, n)).forEach(all::add);
        }
    }

    private static boolean has(ArrayNode all, String name) {
        for (var each : all) {
            if (each.asText("").equals(name)) {
                return true;
            }
        }
        return false;
    }

    static ObjectNode string(int min, int max) {
        return JSON.objectNode().put("type", "string").put("minLength", min).put("maxLength", max);
    }

    static ObjectNode integer(long min) {
        return JSON.objectNode().put("type", "integer").put("minimum", min);
    }

    private static ObjectNode id() {
        return string(1, WireId.MAX_LENGTH);
    }

    private static ObjectNode cid() {
        return JSON.objectNode().put("type", "string").put("pattern", UUID_V7);
    }
}
