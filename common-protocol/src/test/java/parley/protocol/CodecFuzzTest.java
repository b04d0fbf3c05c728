package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every value and for every sequence of bytes; the seed stands in each message. */
class CodecFuzzTest {
    private static final int ROUNDS = 40;

    private static final List<String> PIECES =
            List.of(
                    "null",
                    "[]",
                    "{}",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "1e999",
                    "-1",
                    "1.5",
                    "\"\"",
                    "true",
                    "[null]",
                    "{\"a\":{\"a\":{\"a\":{}}}}",
                    "9007199254740993",
                    "NaN",
                    ",",
                    "\"x\":1,",
                    "\ud83d\ude42",
                    "\u202e",
                    "\"old\":true,",
                    "[[[[[[[[[[[[[[[[[[",
                    "]");

    private final Codec codec = new Codec();

    @Test
    void everyOperationComesBackAsItWas() throws ProtocolException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            for (Request request : requests(seed)) {
                Request back = codec.decodeRequest(codec.encode(request));

                assertThat(back).as("seed %d", seed).isEqualTo(request);
                assertThat(codec.canonical(back.op())).isEqualTo(codec.canonical(request.op()));
            }
        }
    }

    @Test
    void everyAnswerComesBackAsItWas() throws ProtocolException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Samples samples = Samples.byChance(new Random(seed));
            for (Class<?> type : Result.class.getPermittedSubclasses()) {
                Response answer = new Response.Success("c", (Result) samples.make(type));

                byte[] json = codec.encode(answer, Limits.HTTP_ANSWER);

                assertThat(
                                codec.decodeServer(
                                        json, _ -> Optional.of(type.asSubclass(Result.class))))
                        .as("seed %d", seed)
                        .containsExactly(answer);
            }
        }
    }

    @Test
    void everyEntryAndEventComesBackAsItWas() throws ProtocolException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Samples samples = Samples.byChance(new Random(seed));
            List<ServerFrame> frames = new ArrayList<>();
            for (Class<?> type : EntryJson.NAMES.values()) {
                frames.add(entry(samples, (EntryData) samples.make(type)));
            }
            for (Class<?> type : WireNames.of(Event.class).values()) {
                frames.add((Event) samples.make(type));
            }
            for (ServerFrame frame : frames) {
                byte[] json = encode(frame);
                assertThat(codec.decodeServer(json, _ -> Optional.empty()))
                        .as("seed %d", seed)
                        .containsExactly(frame);
                assertThat(
                                codec.decodeServer(
                                        Codec.batch(List.of(json, json)), _ -> Optional.empty()))
                        .containsExactly(frame, frame);
            }
        }
    }

    @Test
    void whatAStoreKeepsIsWhatIsSent() throws ProtocolException {
        Samples samples = Samples.byChance(new Random(1));
        for (Map.Entry<String, Class<?>> each : EntryJson.NAMES.entrySet()) {
            EntryData data = (EntryData) samples.make(each.getValue());
            String json = codec.encodeData(data);

            assertThat(codec.decodeData(each.getKey(), json)).isEqualTo(data);
            assertThat(
                            codec.encode(
                                    entry(samples, data)
                                            .with(new EntryData.Encoded(each.getKey(), json))))
                    .isNotEmpty();
        }
    }

    @Test
    void noBytesDoMoreThanBeRefused() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            for (Request request : requests(seed)) {
                survives(broken(encoded(request), random), seed);
            }
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            survives(noise, seed);
        }
    }

    @Test
    void noFrameOfAServerDoesMoreThanBeRefused() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Samples samples = Samples.byChance(random);
            for (Class<?> type : EntryJson.NAMES.values()) {
                byte[] json = codec.encode(entry(samples, (EntryData) samples.make(type)));
                survivesAtClient(broken(json, random), Result.Done.class, seed);
            }
            for (Class<?> type : Result.class.getPermittedSubclasses()) {
                byte[] json = encoded(new Response.Success("c", (Result) samples.make(type)));
                survivesAtClient(broken(json, random), type.asSubclass(Result.class), seed);
            }
        }
    }

    @Test
    void aWordOfTheFutureCostsAClientNothing() throws ProtocolException {
        String page =
                "{\"re\":\"c\",\"d\":{\"list\":[{\"room\":\"r_1\",\"kind\":\"forum\",\"members\":2,"
                        + "\"epoch\":\"e\",\"head\":1,\"policy\":{\"post\":\"elders\",\"invite\":\"all\","
                        + "\"history\":\"start\"},\"role\":\"elder\"}]}}";

        Result.RoomList rooms = (Result.RoomList) success(page, Result.RoomList.class);

        assertThat(rooms.list().getFirst().kind()).isEqualTo(RoomKind.PRIVATE);
        assertThat(rooms.list().getFirst().role()).contains(RoomRole.VIEWER);
        assertThat(rooms.list().getFirst().policy().post()).isEqualTo(PostPolicy.MODERATORS);
    }

    @Test
    void anUnknownErrorIsAnInternalOne() throws ProtocolException {
        byte[] json =
                "{\"re\":\"c\",\"err\":{\"code\":\"too_sleepy\",\"msg\":\"zzz\"}}"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(codec.decodeServer(json, _ -> Optional.empty()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Response.Failure.class,
                        f -> assertThat(f.err().code()).isEqualTo(ErrorCode.INTERNAL));
    }

    @Test
    void aFullFrameOfTheSmallestLinesIsRead() throws ProtocolException {
        StringBuilder lines = new StringBuilder("{\"re\":\"c\",\"d\":{\"epoch\":\"e\",\"list\":[");
        for (int i = 1; i <= 1_200; i++) {
            lines.append(i == 1 ? "" : ",")
                    .append("{\"ev\":\"void\",\"seq\":")
                    .append(i)
                    .append('}');
        }
        String page = lines.append("],\"more\":false}}").toString();
        assertThat(page.length()).isBetween(28_000, Limits.ENVELOPE);

        Result.LogPage read = (Result.LogPage) success(page, Result.LogPage.class);

        assertThat(read.list()).hasSize(1_200);
    }

    private Result success(String json, Class<? extends Result> type) throws ProtocolException {
        List<ServerFrame> frames =
                codec.decodeServer(json.getBytes(StandardCharsets.UTF_8), _ -> Optional.of(type));
        return ((Response.Success) frames.getFirst()).d();
    }

    private void survives(byte[] json, int seed) {
        try {
            Request request = codec.decodeRequest(json);
            assertThat(codec.encode(request)).isNotEmpty();
        } catch (ProtocolException e) {
            assertThat(encoded(new Response.Failure(e.id(), e.error())))
                    .as("seed %d", seed)
                    .isNotEmpty();
        }
    }

    private void survivesAtClient(byte[] json, Class<? extends Result> type, int seed) {
        try {
            assertThat(codec.decodeServer(json, _ -> Optional.of(type)))
                    .as("seed %d", seed)
                    .isNotNull();
        } catch (ProtocolException e) {
            assertThat(e.error().code()).isNotNull();
        }
    }

    /** Bytes changed, cut, doubled, or with something strange put in. */
    private static byte[] broken(byte[] json, Random random) {
        String text = new String(json, StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(8));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text =
                    switch (random.nextInt(5)) {
                        case 0 -> text.substring(0, at);
                        case 1 -> text.substring(0, at) + text.substring(to);
                        case 2 -> text.substring(0, at) + piece + text.substring(at);
                        case 3 -> value(text, piece, random);
                        default -> text.substring(0, to) + text.substring(at);
                    };
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Another value for one of the members. */
    private static String value(String text, String piece, Random random) {
        int colon = text.indexOf(':', random.nextInt(text.length()));
        if (colon < 0) {
            return text;
        }
        int end = colon + 1;
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != '}') {
            end++;
        }
        return text.substring(0, colon + 1) + piece + text.substring(end);
    }

    private static List<Request> requests(int seed) {
        Samples samples = Samples.byChance(new Random(seed));
        List<Request> requests = new ArrayList<>();
        for (Class<?> type : OpNames.all().values()) {
            Op<?> op = (Op<?>) samples.make(type);
            Optional<Cid> cid =
                    OpNames.mutates(type) ? Optional.of(samples.make(Cid.class)) : Optional.empty();
            requests.add(new Request(Optional.of("c" + seed), cid, op));
        }
        return requests;
    }

    private static Entry entry(Samples samples, EntryData data) {
        return samples.make(Entry.class).with(data);
    }

    private byte[] encode(ServerFrame frame) {
        return switch (frame) {
            case Entry entry -> codec.encode(entry);
            case Event event -> codec.encode(event);
            case Response response -> encoded(response);
        };
    }

    private byte[] encoded(Request request) {
        try {
            return codec.encode(request);
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] encoded(Response response) {
        try {
            return codec.encode(response, Limits.HTTP_ANSWER);
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }
}
