package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochMilli(1_763_690_000_123L));
    private final Codec codec = new Codec();
    private final Cid cid = Cid.create(CLOCK);

    @Test
    void aRequestComesBackAsItWas() throws ProtocolException {
        Request request =
                Request.change("c41", cid, MessageOp.Send.plain(new RoomId("r_1"), "hi \u4f60"));

        Request back = codec.decodeRequest(codec.encode(request));

        assertThat(back).isEqualTo(request);
    }

    @Test
    void theOrderOfMembersDoesNotMatter() throws ProtocolException {
        Request back =
                request(
                        "{\"d\":{\"room\":\"r_1\",\"after\":5,\"new\":{\"x\":[1]}},\"id\":\"1\",\"op\":\"log.read\"}");

        assertThat(back.op())
                .isEqualTo(
                        new SessionOp.LogRead(
                                new RoomId("r_1"),
                                5,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(back.id()).contains("1");
    }

    @Test
    void aRequestWithoutDataMayLeaveItOut() throws ProtocolException {
        assertThat(request("{\"op\":\"ping\"}").op()).isEqualTo(new SessionOp.Ping());
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(refused("{\"op\":\"nope\",\"id\":\"7\"}").error().code())
                .isEqualTo(ErrorCode.UNKNOWN_OP);
        assertThat(refused("{\"op\":\"nope\",\"id\":\"7\"}").id()).isEqualTo("7");
        assertThat(
                        refused("{\"op\":\"log.read\",\"id\":\"7\",\"d\":{\"after\":1}}")
                                .error()
                                .field())
                .contains("room");
        assertThat(
                        refused("{\"op\":\"log.read\",\"id\":\"7\",\"d\":{\"room\":\"r_1\"}}")
                                .error()
                                .field())
                .contains("after");
        assertThat(
                        refused(
                                        "{\"op\":\"message.react\",\"id\":\"7\",\"cid\":\""
                                                + cid
                                                + "\",\"d\":{\"room\":\"r\",\"msg\":\"m\",\"emoji\":\"x\"}}")
                                .error()
                                .field())
                .contains("on");
        assertThat(
                        refused("{\"op\":\"log.read\",\"d\":{\"room\":7,\"after\":1},\"id\":\"9\"}")
                                .id())
                .isEqualTo("9");
        assertThat(
                        refused("{\"op\":\"room.join\",\"id\":\"7\",\"d\":{\"room\":\"r_1\"}}")
                                .error()
                                .field())
                .contains("cid");
        ProtocolException large =
                refused(
                        "{\"op\":\"message.send\",\"id\":\"7\",\"cid\":\""
                                + cid
                                + "\",\"d\":{\"room\":\"r\",\"format\":\"md\",\"text\":\""
                                + "x".repeat(16_001)
                                + "\"}}");
        assertThat(large.error().code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(large.error().max()).contains(16_000L);
        assertThat(large.error().field()).contains("text");
    }

    @Test
    void brokenJsonIsRefused() {
        for (String bad :
                List.of(
                        "",
                        "[]",
                        "{",
                        "null",
                        "{\"op\":\"ping\"} {}",
                        "{\"op\":\"ping\",\"op\":\"ping\"}",
                        "{\"op\":\"ping\",\"x\":" + "[".repeat(20) + "]".repeat(20) + "}",
                        "{\"op\":\"log.read\",\"id\":\"1\",\"d\":{\"room\":\"r\",\"after\":1e1000000000}}",
                        "{\"op\":\"log.read\",\"id\":\"1\",\"d\":{\"room\":\"r\",\"after\":1.5}}",
                        "{\"op\":\"log.read\",\"id\":\"1\",\"d\":{\"room\":\"r\",\"after\":\"1\"}}",
                        "{\"op\":\"log.read\",\"id\":\"1\",\"d\":null}",
                        "{\"op\":\"message.send\",\"id\":\"1\",\"cid\":\""
                                + cid
                                + "\",\"d\":{\"room\":\"r\",\"format\":\"md\",\"text\":\"\\ud800\"}}",
                        "{\"op\":\"message.send\",\"id\":\"1\",\"cid\":\""
                                + cid
                                + "\",\"d\":{\"room\":\"r\",\"format\":\"md\",\"text\":\"\\u0000\"}}")) {
            assertThat(refused(bad).error().code())
                    .as(bad)
                    .isIn(ErrorCode.BAD_JSON, ErrorCode.BAD_REQUEST);
        }
    }

    @Test
    void aFrameOf30000BytesPassesAndOneMoreDoesNot() throws ProtocolException {
        String head = "{\"op\":\"ping\",\"x\":\"";
        String fits = head + "x".repeat(Limits.ENVELOPE - head.length() - 2) + "\"}";

        assertThat(request(fits).op()).isEqualTo(new SessionOp.Ping());
        assertThat(refused(fits.replace("xx\"}", "xxx\"}")).error().code())
                .isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void entriesEventsAndResponsesComeBackAsTheyWere() throws ProtocolException {
        Entry entry =
                new Entry(
                        new RoomId("r_1"),
                        "e1",
                        128,
                        CLOCK.instant(),
                        Optional.of(new UserId("u_1")),
                        Optional.of(cid),
                        99,
                        posted("hello"));
        Event typing = new Event.Typing(new RoomId("r_1"), List.of(new UserId("u_2")));
        Response done = new Response.Success("c1", new Result.Seq(4, true));
        byte[] batch = Codec.batch(List.of(codec.encode(entry), codec.encode(typing)));

        assertThat(server(batch)).containsExactly(entry, typing);
        assertThat(
                        codec.decodeServer(
                                codec.encode(done, Limits.ENVELOPE),
                                _ -> Optional.of(Result.Seq.class)))
                .containsExactly(done);
        Response failed =
                new Response.Failure(
                        "c1", WireError.later(ErrorCode.RATE_LIMITED, "slow down", 900));
        assertThat(server(codec.encode(failed, Limits.ENVELOPE))).containsExactly(failed);
    }

    @Test
    void unknownEntriesAndEventsAreKeptAsSuch() throws ProtocolException {
        String entry =
                "{\"ev\":\"poll.closed\",\"room\":\"r_1\",\"epoch\":\"e\",\"seq\":3,\"ts\":1,\"d\":{\"x\":1}}";

        assertThat(server(entry.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Entry.class,
                        e -> {
                            assertThat(e.seq()).isEqualTo(3);
                            assertThat(e.d()).isEqualTo(new EntryData.Unknown("poll.closed"));
                        });
        assertThat(server("{\"ev\":\"job\",\"d\":{}}".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Event.Unknown("job"));
    }

    @Test
    void aLogPageHoldsEntriesVoidsAndSupersededOnes() throws ProtocolException {
        Entry old =
                new Entry(
                        new RoomId("r_1"),
                        "e1",
                        4,
                        CLOCK.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        2,
                        new EntryData.Superseded("message.posted", new MessageId("m_4")));
        Entry stored =
                new Entry(
                        new RoomId("r_1"),
                        "e1",
                        5,
                        CLOCK.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        3,
                        new EntryData.Encoded("message.posted", codec.encodeData(posted("kept"))));
        Result.LogPage page =
                new Result.LogPage(
                        "e1", Optional.empty(), List.of(new VoidRange(1, 3), old, stored), false);

        byte[] json = codec.encode(new Response.Success("1", page), Limits.ENVELOPE);
        Response back =
                codec.decodeAnswer(
                        json,
                        new SessionOp.LogRead(
                                new RoomId("r_1"),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));

        Result.LogPage read = (Result.LogPage) ((Response.Success) back).d();
        assertThat(read.list()).hasSize(3);
        assertThat(read.list().get(0)).isEqualTo(new VoidRange(1, 3));
        assertThat(read.list().get(1)).isEqualTo(old);
        assertThat(((Entry) read.list().get(2)).d()).isEqualTo(posted("kept"));
    }

    @Test
    void everyOperationKnowsTheFormOfItsAnswer() {
        assertThat(Codec.resultOf(new SessionOp.Ping())).isEqualTo(Result.Done.class);
        assertThat(Codec.resultOf(MessageOp.Send.plain(new RoomId("r"), "x")))
                .isEqualTo(Result.Sent.class);
        assertThat(OpNames.all()).hasSizeGreaterThan(40);
    }

    private static EntryData.MessagePosted posted(String text) {
        return new EntryData.MessagePosted(
                new MessageId("m_128"),
                MessageKind.TEXT,
                text,
                TextFormat.MD,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.of(new Ext("{\"a\":1}")));
    }

    private Request request(String json) throws ProtocolException {
        return codec.decodeRequest(json.getBytes(StandardCharsets.UTF_8));
    }

    private List<ServerFrame> server(byte[] json) throws ProtocolException {
        return codec.decodeServer(json, _ -> Optional.empty());
    }

    private ProtocolException refused(String json) {
        return catchThrowableOfType(ProtocolException.class, () -> request(json));
    }
}
