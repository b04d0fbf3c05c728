package parley.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;

/** Times, counts and extension data as JSON. */
final class JsonValues {
    private static final JsonFactory PLAIN = new JsonFactory();

    private JsonValues() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("values");
        module.addSerializer(Instant.class, new InstantWriter());
        module.addDeserializer(Instant.class, new InstantReader());
        module.addDeserializer(Long.class, new LongReader());
        module.addDeserializer(long.class, new LongReader());
        module.addSerializer(Ext.class, new ExtWriter());
        module.addDeserializer(Ext.class, new ExtReader());
        return module;
    }

    /** Reads an integer below 2^53, which every JSON library can keep exactly. */
    private static long integer(JsonParser in, DeserializationContext context, Class<?> type)
            throws IOException {
        if (!in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return (long) context.handleUnexpectedToken(type, in);
        }
        long value = in.getLongValue();
        if (Math.abs(value) >= 1L << 53) {
            context.reportInputMismatch(type, "expected an integer below 2^53");
        }
        return value;
    }

    private static final class LongReader extends StdDeserializer<Long> {
        private static final long serialVersionUID = 1;

        LongReader() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return integer(in, context, Long.class);
        }
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeNumber(value.toEpochMilli());
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return Instant.ofEpochMilli(integer(in, context, Instant.class));
        }
    }

    private static final class ExtWriter extends StdSerializer<Ext> {
        private static final long serialVersionUID = 1;

        ExtWriter() {
            super(Ext.class);
        }

        @Override
        public void serialize(Ext value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeRawValue(value.json());
        }
    }

    /** Keeps members, order and numbers as they were written, and drops white space. */
    private static final class ExtReader extends StdDeserializer<Ext> {
        private static final long serialVersionUID = 1;

        ExtReader() {
            super(Ext.class);
        }

        @Override
        public Ext deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.START_OBJECT)) {
                return context.reportInputMismatch(Ext.class, "expected an object");
            }
            StringWriter text = new StringWriter();
            try (JsonGenerator out = PLAIN.createGenerator(text)) {
                int depth = 0;
                JsonToken token = in.currentToken();
                while (true) {
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    copy(in, token, out);
                    if (depth == 0) {
                        break;
                    }
                    token = in.nextToken();
                }
            }
            return new Ext(text.toString());
        }

        private static void copy(JsonParser in, JsonToken token, JsonGenerator out)
                throws IOException {
            if (token.isNumeric()) {
                out.writeNumber(in.getText());
            } else {
                out.copyCurrentEvent(in);
            }
        }
    }
}
