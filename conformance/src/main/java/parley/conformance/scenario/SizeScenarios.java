package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.WireError;

/** How large things may be, to the byte. */
public final class SizeScenarios {
    public void aFrameOf30000BytesPasses(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        Result.Sent sent = socket.raw("fits", padded(room, "fits", stage.cid(), 30_000));

        assertThat(sent.seq()).isPresent();
    }

    public void aFrameOf30001BytesIsTooLargeAndTheSocketLives(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        socket.raw(padded(room, "large", stage.cid(), 30_001));

        assertTooLarge(socket, "large");
        assertThat(stage.say(socket, room, "still here").seq()).isPresent();
    }

    public void aFrameOf32768BytesIsTooLargeAndTheSocketLives(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        socket.raw(padded(room, "larger", stage.cid(), 32_768));

        assertTooLarge(socket, "larger");
        assertThat(stage.say(socket, room, "still here").seq()).isPresent();
    }

    public void aFrameOf32769BytesEndsTheSocketWith1009(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        socket.raw(padded(room, "largest", stage.cid(), 32_769));

        assertThat(socket.closed().code()).isEqualTo(1_009);
        assertThat(stage.connect(ada)).isNotNull();
    }

    public void aTextOf16000BytesPassesAndComesBackWhole(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);
        String text = "🙂".repeat(4_000);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(16_000);

        long seq = stage.say(stage.connect(ada), room, text).seq().orElseThrow();

        assertThat(bens.entry(room, seq).d())
                .isInstanceOfSatisfying(
                        EntryData.MessagePosted.class,
                        posted -> assertThat(posted.text()).isEqualTo(text));
    }

    public void aTextOf16001BytesIsTooLargeAndSaysSo(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        socket.raw(send(room, "long", stage.cid(), "x".repeat(16_001)));
        WireError error = socket.refusal("long");

        assertThat(error.code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(error.field()).contains("text");
        assertThat(error.max()).contains(16_000L);
        assertThat(error.retry()).isFalse();
    }

    public void anEntryThatWouldNotFitAPageIsTooLarge(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        socket.raw(send(room, "quotes", stage.cid(), "\\\"".repeat(14_500)));

        assertTooLarge(socket, "quotes");
    }

    public void theLargestMessageIsReadBackOverTheSocket(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        String text = "\"".repeat(13_000);

        long seq = stage.say(socket, room, text).seq().orElseThrow();

        assertThat(socket.call(LogScenarios.read(room, seq - 1, 10)).list()).hasSize(1);
        assertThat(
                        socket.call(MessageOp.History.before(room, Optional.empty(), 10))
                                .list()
                                .getLast()
                                .text())
                .isEqualTo(text);
    }

    public void anEmptyTextIsABadRequest(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        for (String text : new String[] {"", "   ", "\\n\\t"}) {
            String id = "blank" + text.length();
            socket.raw(send(room, id, stage.cid(), text));
            assertThat(socket.refusal(id).code()).isEqualTo(ErrorCode.BAD_REQUEST);
            assertThat(socket.refusal(id).field()).contains("text");
        }
    }

    public void aRequestBodyAbove30000BytesIsTooLargeOverHttp(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        byte[] body = padded(room, "h1", stage.cid(), 30_001).getBytes(StandardCharsets.UTF_8);

        var answer = stage.api().post("/v1/call", HttpApi.bearer(ada.access()), body);

        assertThat(answer.text()).contains("too_large");
        assertThat(answer.status()).isIn(200, 413);
    }

    private static void assertTooLarge(WireSocket socket, String id) {
        assertThat(socket.refusal(id).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    static String send(RoomId room, String id, Cid cid, String escapedText) {
        return ("{\"op\":\"message.send\",\"id\":\"%s\",\"cid\":\"%s\","
                        + "\"d\":{\"room\":\"%s\",\"format\":\"plain\",\"text\":\"%s\"}}")
                .formatted(id, cid, room, escapedText);
    }

    /** A good request that a member nobody knows brings to this many bytes. */
    private static String padded(RoomId room, String id, Cid cid, int bytes) {
        String request = send(room, id, cid, "padded");
        String head = request.substring(0, request.length() - 1) + ",\"x\":\"";
        return head + "x".repeat(bytes - head.length() - 2) + "\"}";
    }
}
