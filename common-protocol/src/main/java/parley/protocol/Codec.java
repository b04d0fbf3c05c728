package parley.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records to UTF-8 JSON and back; the only way to the JSON library. Safe for use by many threads.
 *
 * <p>Reading is strict about form (duplicate members, trailing data, depth, sizes) and tolerant
 * about content it does not know: unknown members are skipped, unknown entries and events are kept
 * as such, and a member that may be absent may be {@code null} as well. A server refuses a word it
 * does not know; a client takes it for the weakest that it does know. What breaks the protocol is
 * told by {@link ProtocolException}, ready to be answered with.
 */
public final class Codec {
    private final JsonMapper wire = JsonConfig.wire();
    private final JsonMapper frames = JsonConfig.frames();
    private final JsonMapper answers = JsonConfig.answers();
    private final RequestReader requests = new RequestReader(wire);

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
        byte[] json =
                stream(
                        wire,
                        out -> {
                            out.writeStringField("op", OpNames.of(request.op()));
                            if (request.id().isPresent()) {
                                out.writeStringField("id", request.id().get());
                            }
                            if (request.cid().isPresent()) {
                                out.writeStringField("cid", request.cid().get().toString());
                            }
                            out.writePOJOField("d", request.op());
                        });
        return bounded(json, Limits.ENVELOPE, request.id().orElse(""));
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
                    requests.idOf(json, offset, length));
        }
        return requests.read(json, offset, length);
    }

    /** A response as one frame; {@code too_large} above {@code maxBytes}. */
    public byte[] encode(Response response, int maxBytes) throws ProtocolException {
        byte[] json =
                stream(
                        answers,
                        out -> {
                            out.writeStringField("re", response.re());
                            switch (response) {
                                case Response.Success s -> out.writePOJOField("d", s.d());
                                case Response.Failure f -> out.writePOJOField("err", f.err());
                            }
                        });
        return bounded(json, maxBytes, response.re());
    }

    /** An entry as one frame. */
    public byte[] encode(Entry entry) {
        return write(wire, entry);
    }

    /** An event as one frame. */
    public byte[] encode(Event event) {
        return stream(
                wire,
                out -> {
                    out.writeStringField("ev", eventName(event));
                    if (event instanceof Event.Typing typing) {
                        out.writeStringField("room", typing.room().value());
                        out.writeObjectFieldStart("d");
                        out.writePOJOField("users", typing.users());
                        out.writeEndObject();
                    } else {
                        out.writePOJOField("d", event);
                    }
                });
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
        return FrameReader.read(frames, json, expected);
    }

    /** Reads the answer of {@code POST /v1/call}, at most 1 MiB. */
    public Response decodeAnswer(byte[] json, Op<?> op) throws ProtocolException {
        List<ServerFrame> frames = FrameReader.read(answers, json, _ -> Optional.of(resultOf(op)));
        if (frames.size() == 1 && frames.getFirst() instanceof Response response) {
            return response;
        }
        throw new ProtocolException(ErrorCode.BAD_JSON, "not a response");
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

    /** What a store keeps of an entry whose message was edited or deleted later. */
    public static String superseded(MessageId msg) {
        return "{\"msg\":\"" + msg.value() + OLD;
    }

    /** How {@link #superseded} ends, and no other entry. */
    private static final String OLD = "\",\"old\":true}";

    private record Old(MessageId msg, boolean old) {}

    /** Reads what a store kept; the opposite of {@link #encodeData}. */
    public EntryData decodeData(String ev, String json) throws ProtocolException {
        try {
            if (json.endsWith(OLD)) {
                return new EntryData.Superseded(ev, wire.readValue(json, Old.class).msg());
            }
            Class<?> type = EntryJson.NAMES.get(ev);
            return type == null
                    ? new EntryData.Unknown(ev)
                    : (EntryData) wire.readValue(json, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProtocolException(JsonErrors.of(e), "");
        }
    }

    /**
     * The same bytes for the same operation with the same known fields: what a reused {@code cid}
     * is compared by.
     */
    public byte[] canonical(Op<?> op) {
        return stream(wire, out -> out.writePOJOField(OpNames.of(op), op));
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
                throw new JsonErrors.NotOneObject(in);
            }
            if (value == null) {
                throw new BadField("body", "an object");
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new ProtocolException(JsonErrors.of(e), "");
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

    private interface Members {
        void write(JsonGenerator out) throws IOException;
    }

    private static byte[] stream(JsonMapper mapper, Members members) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator out = mapper.createGenerator(bytes)) {
                out.writeStartObject();
                members.write(out);
                out.writeEndObject();
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("cannot write an envelope", e);
        }
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
}
