package parley.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records to UTF-8 JSON and back; the only class that knows the JSON library. Safe for use by many
 * threads.
 *
 * <p>Reading is strict about form (duplicate members, trailing data, depth, sizes) and tolerant
 * about content it does not know: unknown members are skipped, unknown entries and events are kept
 * as such. What breaks the protocol is told by {@link ProtocolException}, ready to be answered
 * with.
 */
public final class Codec {
    private static final Map<String, Class<?>> EVENTS = WireNames.of(Event.class);

    private final JsonMapper wire = JsonConfig.wire();
    private final JsonMapper answers = JsonConfig.answers();
    private final Map<Class<?>, ObjectReader> ops = new ConcurrentHashMap<>();

    /** The form of the answer to {@code op}. */
    public static Class<? extends Result> resultOf(Op<?> op) {
        return RESULTS.get(op.getClass());
    }

    private static final ClassValue<Class<? extends Result>> RESULTS =
            new ClassValue<>() {
                @Override
                protected Class<? extends Result> computeValue(Class<?> op) {
                    ParameterizedType type = (ParameterizedType) op.getGenericInterfaces()[0];
                    return ((Class<?>) type.getActualTypeArguments()[0]).asSubclass(Result.class);
                }
            };

    /** A request as one frame; {@code too_large} above 30,000 bytes. */
    public byte[] encode(Request request) throws ProtocolException {
        ObjectNode node = wire.createObjectNode();
        node.put("op", OpNames.of(request.op()));
        request.id().ifPresent(id -> node.put("id", id));
        request.cid().ifPresent(cid -> node.put("cid", cid.toString()));
        node.set("d", wire.valueToTree(request.op()));
        return bounded(write(wire, node), Limits.ENVELOPE, request.id().orElse(""));
    }

    /** Reads one frame or one body of {@code POST /v1/call}. */
    public Request decodeRequest(byte[] json) throws ProtocolException {
        return decodeRequest(json, 0, json.length);
    }

    /** As {@link #decodeRequest(byte[])}, from {@code length} bytes at {@code offset}. */
    public Request decodeRequest(byte[] json, int offset, int length) throws ProtocolException {
        if (length > Limits.ENVELOPE) {
            throw new ProtocolException(
                    WireError.of(BadField.tooLarge("envelope", length, Limits.ENVELOPE)),
                    idOf(json, offset, length));
        }
        RequestParts parts = new RequestParts();
        try (JsonParser in = wire.createParser(json, offset, length)) {
            parts.read(in);
            return parts.finish(in);
        } catch (IOException | IllegalArgumentException e) {
            String id = parts.id != null ? parts.id : idOf(json, offset, length);
            throw new ProtocolException(error(e), id);
        }
    }

    private final class RequestParts {
        private @Nullable String id;
        private @Nullable String cid;
        private @Nullable String name;
        private @Nullable Op<?> op;
        private @Nullable TokenBuffer early;

        void read(JsonParser in) throws IOException {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new NotOneObject(in);
            }
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                JsonToken token = in.nextToken();
                switch (field) {
                    case "op" -> name = string(in, token, field);
                    case "id" -> id = string(in, token, field);
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
                throw new NotOneObject(in);
            }
            if (name == null) {
                throw new BadField("op", "the name of an operation");
            }
            if (op == null) {
                if (early != null) {
                    try (JsonParser parser = early.asParserOnFirstToken()) {
                        op = reader(name).readValue(parser);
                    }
                } else {
                    op = reader(name).readValue("{}");
                }
            }
            return new Request(
                    Optional.ofNullable(id),
                    cid == null ? Optional.empty() : Optional.of(Cid.parse(cid)),
                    op);
        }
    }

    private ObjectReader reader(String name) {
        Class<?> type = OpNames.byName(name).orElseThrow(() -> new UnknownOp(name));
        return ops.computeIfAbsent(
                type,
                t -> wire.readerFor(t).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS));
    }

    /** A response as one frame; {@code too_large} above {@code maxBytes}. */
    public byte[] encode(Response response, int maxBytes) throws ProtocolException {
        ObjectNode node = wire.createObjectNode();
        node.put("re", response.re());
        switch (response) {
            case Response.Success s -> node.putPOJO("d", s.d());
            case Response.Failure f -> node.putPOJO("err", f.err());
        }
        return bounded(write(answers, node), maxBytes, response.re());
    }

    /** An entry as one frame. */
    public byte[] encode(Entry entry) {
        return write(wire, entry);
    }

    /** An event as one frame. */
    public byte[] encode(Event event) {
        ObjectNode node = wire.createObjectNode();
        node.put("ev", eventName(event));
        ObjectNode d = wire.valueToTree(event);
        if (event instanceof Event.Typing typing) {
            node.put("room", typing.room().value());
            d.remove("room");
        }
        node.set("d", d);
        return write(wire, node);
    }

    private static String eventName(Event event) {
        if (event instanceof Event.Unknown unknown) {
            return unknown.ev();
        }
        Wire wire = event.getClass().getAnnotation(Wire.class);
        if (wire == null) {
            throw new IllegalArgumentException(event.getClass() + " has no name");
        }
        return wire.value();
    }

    /**
     * Reads one frame a server sent, taking a {@code batch} apart.
     *
     * @param expected the form of the answer to a request id; empty: the response is skipped
     */
    public List<ServerFrame> decodeServer(
            byte[] json, Function<String, Optional<Class<? extends Result>>> expected)
            throws ProtocolException {
        if (json.length > Limits.FRAME_HARD) {
            throw new ProtocolException(ErrorCode.TOO_LARGE, "frame of " + json.length + " bytes");
        }
        return decodeServer(wire, json, expected);
    }

    /** Reads the answer of {@code POST /v1/call}, at most 1 MiB. */
    public Response decodeAnswer(byte[] json, Op<?> op) throws ProtocolException {
        List<ServerFrame> frames = decodeServer(answers, json, _ -> Optional.of(resultOf(op)));
        if (frames.size() == 1 && frames.getFirst() instanceof Response response) {
            return response;
        }
        throw new ProtocolException(ErrorCode.BAD_JSON, "not a response");
    }

    private List<ServerFrame> decodeServer(
            JsonMapper mapper,
            byte[] json,
            Function<String, Optional<Class<? extends Result>>> expected)
            throws ProtocolException {
        List<ServerFrame> frames = new ArrayList<>();
        try {
            JsonNode node = mapper.readTree(json);
            if (node.path("ev").asText("").equals("batch")) {
                for (JsonNode each : node.path("d").path("list")) {
                    frame(mapper, each, expected).ifPresent(frames::add);
                }
            } else {
                frame(mapper, node, expected).ifPresent(frames::add);
            }
        } catch (IOException | BadField e) {
            throw new ProtocolException(error(e), "");
        }
        return frames;
    }

    private static Optional<ServerFrame> frame(
            JsonMapper mapper,
            JsonNode node,
            Function<String, Optional<Class<? extends Result>>> expected)
            throws IOException {
        if (node.has("re")) {
            String re = node.path("re").asText("");
            if (node.has("err")) {
                return Optional.of(
                        new Response.Failure(
                                re, mapper.treeToValue(node.path("err"), WireError.class)));
            }
            Optional<Class<? extends Result>> type = expected.apply(re);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            JsonNode d = node.has("d") ? node.path("d") : mapper.createObjectNode();
            return Optional.of(new Response.Success(re, mapper.treeToValue(d, type.get())));
        }
        String ev = node.path("ev").asText("");
        if (ev.isEmpty()) {
            throw new BadField("ev", "one of op, re, ev");
        }
        if (node.has("seq")) {
            LogLine line = mapper.treeToValue(node, LogLine.class);
            return line instanceof Entry entry ? Optional.of(entry) : Optional.empty();
        }
        Class<?> type = EVENTS.get(ev);
        if (type == null) {
            return Optional.of(new Event.Unknown(ev));
        }
        ObjectNode d =
                node.path("d") instanceof ObjectNode object ? object : mapper.createObjectNode();
        if (node.has("room")) {
            d.set("room", node.path("room"));
        }
        return Optional.of((Event) mapper.treeToValue(d, type));
    }

    /** What an entry says, as JSON for a store. */
    public String encodeData(EntryData data) {
        return switch (data) {
            case EntryData.Encoded e -> e.json();
            case EntryData.Superseded _, EntryData.Unknown _ ->
                    throw new IllegalArgumentException("not stored: " + data);
            default -> new String(write(wire, data), StandardCharsets.UTF_8);
        };
    }

    /** The value of {@code ev} for this entry. */
    public static String ev(EntryData data) {
        return EntryJson.ev(data);
    }

    /** Reads what a store kept; the opposite of {@link #encodeData}. */
    public EntryData decodeData(String ev, String json) throws ProtocolException {
        try {
            Class<?> type = EntryJson.NAMES.get(ev);
            return type == null
                    ? new EntryData.Unknown(ev)
                    : (EntryData) wire.readValue(json, type);
        } catch (IOException | BadField e) {
            throw new ProtocolException(error(e), "");
        }
    }

    /**
     * The same bytes for the same operation with the same known fields: what a reused {@code cid}
     * is compared by.
     */
    public byte[] canonical(Op<?> op) {
        ObjectNode node = wire.createObjectNode();
        node.set(OpNames.of(op), wire.valueToTree(op));
        return write(wire, node);
    }

    /** A body of the sign-in endpoints, or any other record of this package. */
    public byte[] encodeBody(Record body) {
        return write(answers, body);
    }

    /** Reads a body of the sign-in endpoints, or any other record of this package. */
    public <T extends Record> T decodeBody(byte[] json, Class<T> type) throws ProtocolException {
        try (JsonParser in = answers.createParser(json)) {
            T value = answers.readerFor(type).readValue(in);
            if (in.nextToken() != null) {
                throw new NotOneObject(in);
            }
            if (value == null) {
                throw new BadField("body", "an object");
            }
            return value;
        } catch (IOException | BadField e) {
            throw new ProtocolException(error(e), "");
        }
    }

    /**
     * One frame out of several that are entries or events; the caller keeps it within 30,000 bytes.
     */
    public static byte[] batch(List<byte[]> frames) {
        int length = BATCH_HEAD.length + BATCH_TAIL.length + Math.max(0, frames.size() - 1);
        for (byte[] frame : frames) {
            length += frame.length;
        }
        byte[] all = new byte[length];
        int at = append(BATCH_HEAD, all, 0);
        for (int i = 0; i < frames.size(); i++) {
            if (i > 0) {
                all[at++] = ',';
            }
            at = append(frames.get(i), all, at);
        }
        append(BATCH_TAIL, all, at);
        return all;
    }

    private static final byte[] BATCH_HEAD = Text.utf8("{\"ev\":\"batch\",\"d\":{\"list\":[");
    private static final byte[] BATCH_TAIL = Text.utf8("]}}");

    private static int append(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return at + from.length;
    }

    private static byte[] write(JsonMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    private static byte[] bounded(byte[] json, int max, String id) throws ProtocolException {
        if (json.length > max) {
            throw new ProtocolException(
                    WireError.of(BadField.tooLarge("envelope", json.length, max)), id);
        }
        return json;
    }

    /**
     * The id of a request that could not be read otherwise; empty when there is none to be found.
     */
    private String idOf(byte[] json, int offset, int length) {
        try (JsonParser in = wire.createParser(json, offset, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                JsonToken token = in.nextToken();
                if (field.equals("id")
                        && token == JsonToken.VALUE_STRING
                        && in.getTextLength() <= 32) {
                    return in.getText();
                }
                in.skipChildren();
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String string(JsonParser in, JsonToken token, String field) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw new BadField(field, "a string");
        }
        return in.getText();
    }

    private static WireError error(Exception e) {
        if (e instanceof UnknownOp unknown) {
            return WireError.of(ErrorCode.UNKNOWN_OP, String.valueOf(unknown.getMessage()));
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadField bad) {
                return WireError.of(bad);
            }
            if (cause instanceof UnknownOp unknown) {
                return WireError.of(ErrorCode.UNKNOWN_OP, String.valueOf(unknown.getMessage()));
            }
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = String.valueOf(mapping.getPath().getLast().getFieldName());
            return WireError.of(new BadField(field, "another value"));
        }
        if (e instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException) {
            return WireError.of(ErrorCode.BAD_REQUEST, "a member is missing or of another type");
        }
        return WireError.of(ErrorCode.BAD_JSON, "not a JSON object within the limits");
    }

    private static final class UnknownOp extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        UnknownOp(String name) {
            super("no operation " + (name.length() > 40 ? name.substring(0, 40) : name));
        }
    }

    private static final class NotOneObject extends JsonProcessingException {
        private static final long serialVersionUID = 1;

        NotOneObject(JsonParser in) {
            super("not one object", in.currentLocation());
        }
    }
}
