package parley.server.lite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON that is none, or is too much, or asks for what there is not. */
class JsonAttackTest {
    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new EchoServer(EchoServer.patient());
    }

    @AfterEach
    void theServerServesANewClient() throws IOException {
        server.assertServes();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> notJson() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("a word", "hello"),
                Arguments.of("cut short", "{\"op\":\"sync\""),
                Arguments.of("depth 10,000", "{\"x\":" + "[".repeat(10_000)),
                Arguments.of("depth 17", "{\"x\":" + "[".repeat(16) + "]".repeat(16) + "}"),
                Arguments.of("trailing data", "{\"op\":\"sync\"} {}"),
                Arguments.of("a name twice", "{\"op\":\"sync\",\"op\":\"sync\"}"),
                Arguments.of("a number of 1,000 digits", "{\"x\":" + "9".repeat(1_000) + "}"),
                Arguments.of("a name of 1,000 characters", "{\"" + "n".repeat(1_000) + "\":1}"),
                Arguments.of("a raw NUL in a string", "{\"op\":\"sy\u0000nc\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notJson")
    void whatIsNotJsonIsAnsweredAndTheConnectionLives(String name, String json) throws IOException {
        try (RawClient client = server.greeted()) {
            client.text(json);

            assertThat(client.readFrame().text())
                    .as(name)
                    .startsWith("{\"re\":\"\",\"err\":{\"code\":\"bad_json\"");
            client.text("{\"op\":\"sync\",\"id\":\"after\"}");
            assertThat(client.readFrame().text()).startsWith("{\"re\":\"after\",\"d\"");
        }
    }

    @Test
    void theThirdInAMinuteCloses4001() throws IOException {
        try (RawClient client = server.greeted()) {
            client.text("1").text("2").text("3");

            assertThat(client.readFrame().text()).contains("bad_json");
            assertThat(client.readFrame().text()).contains("bad_json");
            assertThat(client.readFrame().text()).contains("bad_json");
            assertThat(client.readFrame().text())
                    .startsWith("{\"ev\":\"bye\"")
                    .contains("\"code\":4001");
            assertThat(client.closeCode()).isEqualTo(4001);
        }
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                Arguments.of("{\"id\":\"x\"}", "bad_request"),
                Arguments.of("{\"op\":7,\"id\":\"x\"}", "bad_request"),
                Arguments.of("{\"op\":\"no.such\",\"id\":\"x\"}", "unknown_op"),
                Arguments.of("{\"op\":\"log.read\",\"id\":\"x\"}", "bad_request"),
                Arguments.of("{\"op\":\"log.read\",\"id\":\"x\",\"d\":[]}", "bad_request"),
                Arguments.of(
                        "{\"op\":\"log.read\",\"id\":\"x\",\"d\":{\"room\":{},\"after\":0}}",
                        "bad_request"),
                Arguments.of(
                        "{\"op\":\"log.read\",\"id\":\"x\",\"d\":{\"room\":\"r\",\"after\":1e999999999}}",
                        "bad_request"),
                Arguments.of(
                        "{\"op\":\"log.read\",\"id\":\"x\",\"d\":{\"room\":\"r\",\"after\":-1}}",
                        "bad_request"),
                Arguments.of(
                        "{\"op\":\"log.read\",\"id\":\"x\",\"d\":{\"room\":\"r\",\"after\":0,\"limit\":501}}",
                        "bad_request"),
                Arguments.of(
                        "{\"op\":\"message.send\",\"id\":\"x\",\"d\":{\"room\":\"r\",\"text\":\"t\","
                                + "\"format\":\"plain\"}}",
                        "bad_request"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void aRequestThatCannotBeIsAnsweredUnderItsId(String json, String code) throws IOException {
        try (RawClient client = server.greeted()) {
            client.text(json);

            assertThat(client.readFrame().text())
                    .startsWith("{\"re\":\"x\",\"err\":{\"code\":\"" + code + "\"");
        }
    }

    @Test
    void aRequestWithoutAnIdIsNeverAnswered() throws IOException {
        try (RawClient client = server.greeted()) {
            client.text("{\"op\":\"no.such\"}");
            client.text("{\"op\":\"sync\"}");
            client.text("{\"op\":\"ping\"}");

            assertThat(client.readFrame().text()).startsWith("{\"ev\":\"pong\"");
        }
    }

    @Test
    void nothingButPingIsTakenBeforeHello() throws IOException {
        try (RawClient client = server.connect().upgrade(EchoServer.TOKEN)) {
            client.text("{\"op\":\"sync\",\"id\":\"early\"}");
            assertThat(client.readFrame().text())
                    .startsWith("{\"re\":\"early\",\"err\":{\"code\":\"unauthenticated\"");

            client.text("{\"op\":\"ping\"}");
            assertThat(client.readFrame().text()).startsWith("{\"ev\":\"pong\"");
            client.hello();
        }
    }

    @Test
    void aSecondHelloIsRefused() throws IOException {
        try (RawClient client = server.greeted()) {
            client.text(
                    "{\"op\":\"hello\",\"id\":\"again\",\"d\":{\"client\":{\"name\":\"raw\","
                            + "\"version\":\"1\",\"os\":\"any\"},\"device\":\"d\"}}");

            assertThat(client.readFrame().text())
                    .startsWith("{\"re\":\"again\",\"err\":{\"code\":\"bad_request\"");
        }
    }
}
