package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.RoomId;
import parley.protocol.RoomOp;
import parley.protocol.WireError;

/** What nobody should send: it is refused by name and harms nothing. */
public final class BadInputScenarios {
    private static final String LIST = "\"d\":{\"scope\":\"mine\"}";

    public void anUnknownOperationIsRefusedAndTheSocketLives(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("{\"op\":\"message.shout\",\"id\":\"a\",\"d\":{}}");

        assertThat(socket.refusal("a").code()).isEqualTo(ErrorCode.UNKNOWN_OP);
        assertAlive(socket);
    }

    public void membersNobodyKnowsAreIgnored(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw(
                "{\"x\":{\"y\":[1,2]},\"op\":\"ping\",\"z\":0,"
                        + "\"d\":{\"later\":\"perhaps\",\"deep\":{\"a\":[{}]}}}");

        socket.event(Event.Pong.class, _ -> true);
        assertAlive(socket);
    }

    public void aRequestWithoutAnIdIsNotAnsweredNotEvenByAnError(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("{\"op\":\"room.list\"," + LIST + "}");
        socket.raw("{\"op\":\"message.shout\",\"d\":{}}");
        assertAlive(socket);

        assertThat(socket.events(Event.Bye.class)).isEmpty();
        assertThat(socket.responses()).noneMatch(response -> response.re().isEmpty());
    }

    public void whatIsNotJsonIsBadJsonWithoutAnId(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("hello?");

        assertBadJson(socket);
        assertAlive(socket);
    }

    public void trailingDataIsBadJson(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("{\"op\":\"ping\"} {\"op\":\"ping\"}");

        assertBadJson(socket);
        assertAlive(socket);
    }

    public void anythingButAnObjectIsRefused(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("[{\"op\":\"ping\"}]");

        assertThat(socket.refusal("").code()).isIn(ErrorCode.BAD_JSON, ErrorCode.BAD_REQUEST);
        assertAlive(socket);
    }

    public void aMemberThatStandsTwiceIsBadJson(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("{\"id\":\"twice\",\"op\":\"room.list\",\"op\":\"ping\"," + LIST + "}");

        assertThat(refusal(socket, "twice").code()).isIn(ErrorCode.BAD_JSON, ErrorCode.BAD_REQUEST);
        assertAlive(socket);
    }

    public void nestingWithoutEndIsBadJson(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("{\"op\":\"ping\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");

        assertThat(socket.refusal("").code()).isEqualTo(ErrorCode.BAD_JSON);
        assertAlive(socket);
    }

    public void aNumberWithABillionDigitsIsRefused(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw(
                "{\"op\":\"log.read\",\"id\":\"n\",\"d\":{\"room\":\"r_1\",\"after\":1e999999999}}");

        assertThat(refusal(socket, "n").code()).isIn(ErrorCode.BAD_JSON, ErrorCode.BAD_REQUEST);
        assertAlive(socket);
    }

    public void theThirdUnreadableFrameInAMinuteClosesWith4001(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("one");
        socket.raw("two");
        socket.raw("three");

        assertThat(socket.verdict()).isEqualTo(4_001);
        assertThat(socket.events(Event.Bye.class))
                .extracting(Event.Bye::code)
                .containsExactly(4_001);
    }

    public void missingAndWronglyTypedMembersAreBadRequestsThatNameThem(Stage stage)
            throws Exception {
        Person ada = stage.person();
        WireSocket socket = stage.connect(ada);
        List<String> bad =
                List.of(
                        "{}",
                        "{\"room\":7,\"after\":0}",
                        "{\"room\":\"\",\"after\":0}",
                        "{\"room\":null,\"after\":0}",
                        "{\"room\":\"r_1\",\"after\":\"0\"}",
                        "{\"room\":\"r_1\",\"after\":-1}",
                        "{\"room\":\"r_1\",\"after\":true}",
                        "{\"room\":\"r_1\",\"after\":[0]}");

        for (int i = 0; i < bad.size(); i++) {
            String id = "b" + i;
            socket.raw("{\"op\":\"log.read\",\"id\":\"" + id + "\",\"d\":" + bad.get(i) + "}");
            assertThat(socket.refusal(id).code()).as(bad.get(i)).isEqualTo(ErrorCode.BAD_REQUEST);
        }
        assertAlive(socket);
    }

    public void anIdThatIsTooLongHarmsNothing(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.raw("{\"op\":\"room.list\",\"id\":\"" + "i".repeat(33) + "\"," + LIST + "}");

        assertAlive(socket);
        assertThat(socket.responses())
                .allMatch(r -> r instanceof Response.Success || r.re().isEmpty());
    }

    public void brokenSurrogatesAndControlCharactersAreRefused(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        for (String text : List.of("a\\ud800b", "\\udc00", "nul\\u0000", "bell\\u0007")) {
            String id = "t" + text.length();
            socket.raw(SizeScenarios.send(room, id, stage.cid(), text));
            assertThat(refusal(socket, id).code())
                    .as(text)
                    .isIn(ErrorCode.BAD_REQUEST, ErrorCode.BAD_JSON);
        }
        assertThat(stage.say(socket, room, "fine").seq()).isPresent();
    }

    public void textIsStoredInNormalForm(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);

        long seq = stage.say(ada, room, "Cafe\u0301").seq().orElseThrow();

        assertThat(
                        stage.api()
                                .call(ada, MessageOp.History.before(room, Optional.of(seq + 1), 1))
                                .list())
                .extracting(Message::text)
                .containsExactly("Caf\u00e9");
    }

    public void rightToLeftTricksAreKeptAsText(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        String text = "\u202Egpj.exe\u202C and <script>alert(1)</script>'; drop table messages;--";

        long seq = stage.say(ada, room, text).seq().orElseThrow();

        assertThat(
                        stage.api()
                                .call(ada, MessageOp.History.before(room, Optional.of(seq + 1), 1))
                                .list())
                .extracting(Message::text)
                .containsExactly(text);
    }

    public void aBinaryFrameEndsTheSocketAndOthersLive(Stage stage) throws Exception {
        Person ada = stage.person();
        WireSocket other = stage.connect(ada);
        WireSocket socket = stage.connect(ada);

        socket.binary(new byte[] {1, 2, 3});

        assertThat(socket.verdict()).isIn(1_002, 1_003, 4_001);
        assertAlive(other);
    }

    private static void assertBadJson(WireSocket socket) {
        assertThat(socket.refusal("").code()).isEqualTo(ErrorCode.BAD_JSON);
    }

    private static void assertAlive(WireSocket socket) {
        assertThat(
                        socket.call(
                                        new RoomOp.ListRooms(
                                                RoomOp.Scope.MINE,
                                                Optional.empty(),
                                                Optional.empty()))
                                .list())
                .isNotNull();
    }

    /** The refusal, under its id or, where the id could not be read, under none. */
    private static WireError refusal(WireSocket socket, String id) {
        Response response = socket.response(id, "");
        if (response instanceof Response.Failure failure) {
            return failure.err();
        }
        throw new AssertionError(id + " succeeded");
    }
}
