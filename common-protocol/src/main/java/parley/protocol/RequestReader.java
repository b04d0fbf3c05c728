package parley.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests as a stream: no tree is built while {@code op} and {@code id} stand before {@code
 * d}.
 */
final class RequestReader {
    private final JsonMapper mapper;
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    RequestReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Request read(byte[] json, int offset, int length) throws ProtocolException {
        Parts parts = new Parts();
        try (JsonParser in = mapper.createParser(json, offset, length)) {
            parts.read(in);
            return parts.finish(in);
        } catch (IOException | IllegalArgumentException e) {
            String id = parts.id != null ? parts.id : idOf(json, offset, length);
            throw new ProtocolException(JsonErrors.of(e), id);
        }
    }

    /**
     * The id of a request that could not be read otherwise; empty when there is none to be found.
     */
    String idOf(byte[] json, int offset, int length) {
        try (JsonParser in = mapper.createParser(json, offset, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                JsonToken token = in.nextToken();
                if (field.equals("id") && token == JsonToken.VALUE_STRING) {
                    return Request.isId(in.getText()) ? in.getText() : "";
                }
                in.skipChildren();
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    private ObjectReader reader(String name) {
        Class<?> type = OpNames.byName(name).orElseThrow(() -> new JsonErrors.UnknownOp(name));
        return readers.computeIfAbsent(
                type,
                t -> mapper.readerFor(t).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS));
    }

    private final class Parts {
        private @Nullable String id;
        private @Nullable String cid;
        private @Nullable String name;
        private @Nullable Op<?> op;
        private @Nullable TokenBuffer early;

        void read(JsonParser in) throws IOException {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonErrors.NotOneObject(in);
            }
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                JsonToken token = in.nextToken();
                switch (field) {
                    case "op" -> name = string(in, token, field);
                    case "id" -> id = Request.requireId(string(in, token, field));
                    case "cid" -> cid = string(in, token, field);
                    case "d" -> data(in, token);
                    default -> in.skipChildren();
                }
            }
        }

        private void data(JsonParser in, JsonToken token) throws IOException {
            if (token != JsonToken.START_OBJECT) {
                throw new BadField("d", "an object");
            }
            if (name == null || id == null) {
                early = new TokenBuffer(in);
                early.copyCurrentStructure(in);
            } else {
                op = reader(name).readValue(in);
            }
        }

        Request finish(JsonParser in) throws IOException {
            if (in.nextToken() != null) {
                throw new JsonErrors.NotOneObject(in);
            }
            if (name == null) {
                throw new BadField("op", "the name of an operation");
            }
            if (op == null) {
                op = late(name);
            }
            return new Request(
                    Optional.ofNullable(id),
                    cid == null ? Optional.empty() : Optional.of(Cid.parse(cid)),
                    op);
        }

        private Op<?> late(String name) throws IOException {
            if (early == null) {
                return reader(name).readValue("{}");
            }
            try (JsonParser parser = early.asParserOnFirstToken()) {
                return reader(name).readValue(parser);
            }
        }
    }

    private static String string(JsonParser in, JsonToken token, String field) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw new BadField(field, "a string");
        }
        return in.getText();
    }
}
