package parley.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An entry's JSON: flat, with {@code ev} naming its {@code d}. */
final class EntryJson {
    static final Map<String, Class<?>> NAMES = WireNames.of(EntryData.class);
    private static final String VOID = "void";

    private EntryJson() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("entries");
        module.addSerializer(LogLine.class, new Writer());
        module.addDeserializer(LogLine.class, new Reader());
        return module;
    }

    static String ev(EntryData data) {
        return switch (data) {
            case EntryData.Superseded s -> s.ev();
            case EntryData.Unknown u -> u.ev();
            case EntryData.Encoded e -> e.ev();
            default -> wire(data);
        };
    }

    private static String wire(EntryData data) {
        Wire wire = data.getClass().getAnnotation(Wire.class);
        if (wire == null) {
            throw new IllegalArgumentException(data.getClass() + " has no name");
        }
        return wire.value();
    }

    /**
     * Reads what {@code d} says; a kind or a value this version does not know becomes {@code
     * Unknown}.
     */
    static EntryData readData(String ev, JsonNode d, DeserializationContext context)
            throws IOException {
        if (d.path("old").asBoolean(false)) {
            return new EntryData.Superseded(
                    ev, context.readTreeAsValue(d.path("msg"), MessageId.class));
        }
        Class<?> type = NAMES.get(ev);
        if (type == null) {
            return new EntryData.Unknown(ev);
        }
        try {
            return (EntryData) context.readTreeAsValue(d, type);
        } catch (InvalidFormatException e) {
            if (e.getTargetType() != null && e.getTargetType().isEnum()) {
                return new EntryData.Unknown(ev);
            }
            throw e;
        }
    }

    static final class Writer extends StdSerializer<LogLine> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(LogLine.class);
        }

        @Override
        public void serialize(LogLine line, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            switch (line) {
                case VoidRange range -> {
                    out.writeStringField("ev", VOID);
                    out.writeNumberField("seq", range.seq());
                    if (range.to() > range.seq()) {
                        out.writeNumberField("to", range.to());
                    }
                }
                case Entry entry -> {
                    out.writeStringField("ev", ev(entry.d()));
                    out.writeStringField("room", entry.room().value());
                    out.writeStringField("epoch", entry.epoch());
                    out.writeNumberField("seq", entry.seq());
                    out.writeNumberField("ts", entry.ts().toEpochMilli());
                    if (entry.by().isPresent()) {
                        out.writeStringField("by", entry.by().get().value());
                    }
                    if (entry.cid().isPresent()) {
                        out.writeStringField("cid", entry.cid().get().toString());
                    }
                    out.writeNumberField("n", entry.n());
                    out.writeFieldName("d");
                    writeData(entry.d(), out, provider);
                }
            }
            out.writeEndObject();
        }

        private static void writeData(
                EntryData data, JsonGenerator out, SerializerProvider provider) throws IOException {
            switch (data) {
                case EntryData.Encoded e -> out.writeRawValue(e.json());
                case EntryData.Superseded s -> {
                    out.writeStartObject();
                    out.writeStringField("msg", s.msg().value());
                    out.writeBooleanField("old", true);
                    out.writeEndObject();
                }
                case EntryData.Unknown _ -> {
                    out.writeStartObject();
                    out.writeEndObject();
                }
                default ->
                        provider.findTypedValueSerializer(data.getClass(), true, null)
                                .serialize(data, out, provider);
            }
        }
    }

    static final class Reader extends StdDeserializer<LogLine> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(LogLine.class);
        }

        @Override
        public LogLine deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return read(context.readTree(in), context);
        }

        static LogLine read(JsonNode node, DeserializationContext context) throws IOException {
            String ev = node.path("ev").asText("");
            long seq = node.path("seq").asLong(0);
            if (ev.equals(VOID) && !node.has("room")) {
                return new VoidRange(seq, node.path("to").asLong(seq));
            }
            JsonNode d = node.path("d");
            return new Entry(
                    context.readTreeAsValue(node.path("room"), RoomId.class),
                    node.path("epoch").asText(""),
                    seq,
                    Instant.ofEpochMilli(node.path("ts").asLong(0)),
                    node.has("by")
                            ? Optional.of(new UserId(node.path("by").asText()))
                            : Optional.empty(),
                    node.has("cid")
                            ? Optional.of(Cid.parse(node.path("cid").asText()))
                            : Optional.empty(),
                    node.path("n").asLong(0),
                    readData(
                            ev, d.isObject() ? d : context.getNodeFactory().objectNode(), context));
        }
    }
}
