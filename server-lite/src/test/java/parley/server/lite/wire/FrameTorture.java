package parley.server.lite.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that break RFC 6455 or the limits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FrameTorture {
    private final EchoServer server;

    FrameTorture(EchoServer server) {
        this.server = server;
    }

    @AfterEach
    void theServerServesANewClient() throws IOException {
        server.assertServes();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<Arguments> badFrames() {
        byte[] some = "{}".getBytes(UTF_8);
        return Stream.of(
                Arguments.of("1 GiB", RawClient.header(0x81, 1L << 30, true), 1009),
                Arguments.of("2^31", RawClient.header(0x81, 1L << 31, true), 1009),
                Arguments.of("2^63 - 1", RawClient.header(0x81, Long.MAX_VALUE, true), 1009),
                Arguments.of("negative", RawClient.header(0x81, Long.MIN_VALUE, true), 1002),
                Arguments.of("32,769 bytes", RawClient.header(0x81, 32_769, true), 1009),
                Arguments.of("unmasked", RawClient.frame(0x81, some, false), 1002),
                Arguments.of("RSV1, as if compressed", RawClient.frame(0xc1, some, true), 1002),
                Arguments.of("RSV2", RawClient.frame(0xa1, some, true), 1002),
                Arguments.of("RSV3", RawClient.frame(0x91, some, true), 1002),
                Arguments.of("opcode 3", RawClient.frame(0x83, some, true), 1002),
                Arguments.of("opcode 7", RawClient.frame(0x87, some, true), 1002),
                Arguments.of("opcode 11", RawClient.frame(0x8b, some, true), 1002),
                Arguments.of("opcode 15", RawClient.frame(0x8f, some, true), 1002),
                Arguments.of("binary", RawClient.frame(0x82, some, true), 1003),
                Arguments.of("long ping", RawClient.frame(0x89, new byte[126], true), 1002),
                Arguments.of("long close", RawClient.frame(0x88, new byte[126], true), 1002),
                Arguments.of("fragmented ping", RawClient.frame(0x09, some, true), 1002),
                Arguments.of("fragmented close", RawClient.frame(0x08, some, true), 1002),
                Arguments.of("nothing to continue", RawClient.frame(0x80, some, true), 1002),
                Arguments.of(
                        "two messages at once",
                        join(RawClient.frame(0x01, some, true), RawClient.frame(0x81, some, true)),
                        1002),
                Arguments.of("length of 5 in 16 bits", hex("81fe0005000000000000000000"), 1002),
                Arguments.of("length of 5 in 64 bits", hex("81ff000000000000000500000000"), 1002),
                Arguments.of("close of one byte", RawClient.frame(0x88, new byte[1], true), 1002),
                Arguments.of(
                        "close reason not UTF-8",
                        RawClient.frame(0x88, hex("03e8ff"), true),
                        1007));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFrames")
    void aBadFrameIsRefusedAtItsHeader(String name, byte[] bytes, int code) throws IOException {
        try (RawClient client = server.greeted()) {
            client.send(bytes);

            assertThat(client.closeCode()).as(name).isEqualTo(code);
            client.awaitEnd();
        }
    }

    @ParameterizedTest(name = "code {0}")
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65_535})
    void aForbiddenCloseCodeIsAnError(int code) throws IOException {
        try (RawClient client = server.greeted()) {
            client.send(
                    RawClient.frame(RawClient.CLOSE, new byte[] {(byte) (code >> 8), (byte) code}));

            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }

    @ParameterizedTest(name = "code {0}")
    @ValueSource(ints = {1000, 1001, 1003, 1011, 3000, 4000, 4999})
    void anAllowedCloseCodeIsEchoed(int code) throws IOException {
        try (RawClient client = server.greeted()) {
            client.send(
                    RawClient.frame(RawClient.CLOSE, new byte[] {(byte) (code >> 8), (byte) code}));

            assertThat(client.closeCode()).isEqualTo(code);
            client.awaitEnd();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "ff",
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f0808080",
                "f48fc080",
                "f4908080",
                "f5808080",
                "80",
                "bf",
                "c3",
                "e282",
                "f09f98",
                "c328",
                "61626364656667ff",
                "6162636465666768e2",
                "e282ac00ff"
            })
    void textThatIsNotUtf8Closes1007(String bytes) throws IOException {
        try (RawClient client = server.greeted()) {
            client.send(RawClient.frame(RawClient.TEXT, hex(bytes)));

            assertThat(client.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void aLateFragmentThatIsNotUtf8Closes1007() throws IOException {
        try (RawClient client = server.greeted()) {
            client.send(RawClient.frame(0x01, "{\"op\":\"".getBytes(UTF_8), true));
            client.send(RawClient.frame(0x80, hex("c328"), true));

            assertThat(client.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void fragmentsAreSummed() throws IOException {
        try (RawClient client = server.greeted()) {
            client.send(RawClient.frame(0x01, new byte[20_000], true));
            client.send(RawClient.frame(0x00, new byte[20_000], true));

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void endlessFragmentsAreCutAt32768Bytes() throws IOException {
        try (RawClient client = server.greeted()) {
            byte[] fragment = RawClient.frame(0x00, new byte[1_000], true);
            client.send(RawClient.frame(0x01, new byte[1_000], true));
            for (int i = 0; i < 100; i++) {
                client.send(fragment);
            }

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void emptyFragmentsAreCounted() throws IOException {
        try (RawClient client = server.greeted()) {
            byte[] empty = RawClient.frame(0x00, new byte[0], true);
            byte[] many = new byte[empty.length * 200_000];
            for (int i = 0; i < many.length; i++) {
                many[i] = empty[i % empty.length];
            }
            client.send(RawClient.frame(0x01, new byte[0], true)).send(many);

            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void aMessageInPiecesWithAPingBetweenThemIsOneMessage() throws IOException {
        try (RawClient client = server.greeted()) {
            byte[] json = "{\"op\":\"sync\",\"id\":\"p\"}".getBytes(UTF_8);
            client.send(RawClient.frame(0x01, Arrays.copyOf(json, 9), true));
            client.send(RawClient.frame(0x00, new byte[0], true));
            client.send(RawClient.frame(RawClient.PING, "between".getBytes(UTF_8)));
            client.send(RawClient.frame(0x80, Arrays.copyOfRange(json, 9, json.length), true));

            RawClient.Frame pong = client.readFrame();
            assertThat(pong.opcode()).isEqualTo(RawClient.PONG);
            assertThat(pong.text()).isEqualTo("between");
            assertThat(client.readFrame().text()).startsWith("{\"re\":\"p\"");
        }
    }

    @Test
    void aFrameSentByteByByteIsRead() throws IOException {
        try (RawClient client = server.greeted()) {
            String long_ = "é".repeat(200);
            byte[] frame =
                    RawClient.frame(
                            RawClient.TEXT,
                            ("{\"x\":\"" + long_ + "\",\"op\":\"sync\",\"id\":\"b\"}")
                                    .getBytes(UTF_8));
            for (byte each : frame) {
                client.send(each);
            }

            assertThat(client.readFrame().text()).startsWith("{\"re\":\"b\"");
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {30_001, 32_767, 32_768})
    void aLittleTooLargeIsAnswered(int size) throws IOException {
        try (RawClient client = server.greeted()) {
            String head = "{\"op\":\"sync\",\"id\":\"big\",\"x\":\"";
            client.text(head + "x".repeat(size - head.length() - 2) + "\"}");

            assertThat(client.readFrame().text())
                    .startsWith("{\"re\":\"big\",\"err\":{\"code\":\"too_large\"");
            client.text("{\"op\":\"sync\",\"id\":\"after\"}");
            assertThat(client.readFrame().text()).startsWith("{\"re\":\"after\",\"d\"");
        }
    }

    @Test
    void thirtyThousandBytesAreTaken() throws IOException {
        try (RawClient client = server.greeted()) {
            String head = "{\"op\":\"sync\",\"id\":\"fits\",\"x\":\"";
            client.text(head + "x".repeat(30_000 - head.length() - 2) + "\"}");

            assertThat(client.readFrame().text()).startsWith("{\"re\":\"fits\",\"d\"");
        }
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
