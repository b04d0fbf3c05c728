package parley.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every type that stands on the wire, with what its files are made of. */
final class WireFiles {
    private static final Codec CODEC = new Codec();
    private static final Cid CID = Cid.parse("019a9f2e-5d3b-7c41-9a2b-0123456789ab");

    private WireFiles() {}

    /** Reads bytes and writes what was read. */
    interface Again {
        byte[] read(byte[] json) throws ProtocolException;
    }

    /**
     * @param path where its files are, without folder of kind and ending
     */
    record Wired(String path, ObjectNode schema, String sample, Again again) {
        @Override
        public String toString() {
            return path;
        }
    }

    static List<Wired> all() throws ProtocolException, IOException {
        List<Wired> all = new ArrayList<>();
        for (Map.Entry<String, Class<?>> each : OpNames.all().entrySet()) {
            all.add(op(each.getKey(), each.getValue()));
        }
        for (Class<?> type : Result.class.getPermittedSubclasses()) {
            all.add(result(type));
        }
        for (Map.Entry<String, Class<?>> each : EntryJson.NAMES.entrySet()) {
            all.add(entry(each.getKey(), each.getValue()));
        }
        for (Map.Entry<String, Class<?>> each : WireNames.of(Event.class).entrySet()) {
            all.add(event(each.getKey(), each.getValue()));
        }
        for (Class<?> type : AuthApi.class.getDeclaredClasses()) {
            all.add(body("auth/" + lower(type), type.asSubclass(Record.class)));
        }
        all.add(error());
        return all;
    }

    private static Wired op(String name, Class<?> type) throws ProtocolException {
        Optional<Cid> cid = OpNames.mutates(type) ? Optional.of(CID) : Optional.empty();
        Op<?> op = (Op<?>) Samples.fixed().make(type);
        return new Wired(
                "op/" + name,
                SchemaWriter.request(name, type),
                text(CODEC.encode(new Request(Optional.of("c41"), cid, op))),
                json -> CODEC.encode(CODEC.decodeRequest(json)));
    }

    private static Wired result(Class<?> type) throws ProtocolException {
        Result result = (Result) Samples.fixed().make(type);
        String name = lower(type);
        return new Wired(
                "result/" + name,
                SchemaWriter.response(name, type),
                text(CODEC.encode(new Response.Success("c41", result), Limits.ENVELOPE)),
                json ->
                        CODEC.encode(
                                (Response)
                                        CODEC.decodeServer(
                                                        json,
                                                        _ ->
                                                                Optional.of(
                                                                        type.asSubclass(
                                                                                Result.class)))
                                                .getFirst(),
                                Limits.ENVELOPE));
    }

    private static Wired entry(String ev, Class<?> type) {
        Entry entry =
                new Entry(
                        new RoomId("r_01k9"),
                        "e4k9x2m7a",
                        128,
                        java.time.Instant.ofEpochMilli(1_763_690_000_123L),
                        Optional.of(new UserId("u_01k9")),
                        Optional.of(CID),
                        90,
                        (EntryData) Samples.fixed().make(type));
        return new Wired(
                "entry/" + ev,
                SchemaWriter.entry(ev, type),
                text(CODEC.encode(entry)),
                json ->
                        CODEC.encode(
                                (Entry)
                                        CODEC.decodeServer(json, _ -> Optional.empty())
                                                .getFirst()));
    }

    private static Wired event(String ev, Class<?> type) {
        return new Wired(
                "event/" + ev,
                SchemaWriter.event(ev, type),
                text(CODEC.encode((Event) Samples.fixed().make(type))),
                json ->
                        CODEC.encode(
                                (Event)
                                        CODEC.decodeServer(json, _ -> Optional.empty())
                                                .getFirst()));
    }

    private static <T extends Record> Wired body(String path, Class<T> type) {
        return new Wired(
                path,
                SchemaWriter.body(path, type),
                text(CODEC.encodeBody(Samples.fixed().make(type))),
                json -> CODEC.encodeBody(CODEC.decodeBody(json, type)));
    }

    private static Wired error() throws ProtocolException {
        Wired body = body("error", AuthApi.Problem.class);
        return new Wired("error", body.schema(), body.sample(), body.again());
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** {@code LogPage} to {@code log-page}. */
    private static String lower(Class<?> type) {
        return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
