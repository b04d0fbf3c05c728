package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.Limits;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;

/** From the handshake to the first answer. */
public final class ConnectScenarios {
    public void helloTellsWhoOneIsAndWhatTheLimitsAre(Stage stage) throws Exception {
        Person ada = stage.person();

        Result.Welcome welcome = stage.silent(ada).hello(ada, Optional.empty());

        assertThat(welcome.you().id()).isEqualTo(ada.id());
        assertThat(welcome.you().name()).isEqualTo(ada.name());
        assertThat(welcome.workspace()).isEqualTo(ada.session().workspace());
        assertThat(welcome.protocol()).isEqualTo(1);
        assertThat(welcome.heartbeatMs()).isBetween(1_000, 600_000);
        assertThat(welcome.limits().envelope()).isEqualTo(Limits.ENVELOPE);
        assertThat(welcome.limits().text()).isPositive();
    }

    public void capabilitiesNobodyKnowsAreIgnored(Stage stage) throws Exception {
        Person ada = stage.person();
        SessionOp.Hello hello =
                new SessionOp.Hello(
                        new SessionOp.Client("conformance", "1", "any"),
                        ada.device(),
                        Set.of("x-never-heard-of"),
                        Optional.empty(),
                        false);

        Result.Welcome welcome = stage.silent(ada).call(hello);

        assertThat(welcome.caps()).doesNotContain("x-never-heard-of");
    }

    public void anOperationBeforeHelloIsUnauthenticated(Stage stage) throws Exception {
        Person ada = stage.person();
        WireSocket socket = stage.silent(ada);

        assertThat(socket.refused(list()).code()).isEqualTo(ErrorCode.UNAUTHENTICATED);

        assertThat(socket.hello(ada, Optional.empty()).you().id()).isEqualTo(ada.id());
    }

    public void nothingButPongIsSentBeforeHello(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket silent = stage.silent(ben);

        stage.say(ada, room, "before hello");
        silent.tell(new SessionOp.Ping());
        silent.event(Event.Pong.class, _ -> true);
        silent.hello(ben, Optional.empty());

        assertThat(silent.breaches()).isEmpty();
    }

    public void aPingWithoutAnIdIsAnsweredByPong(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.tell(new SessionOp.Ping());

        assertThat(socket.event(Event.Pong.class, _ -> true)).isEqualTo(new Event.Pong());
    }

    public void aSocketThatNeverSaysHelloIsClosed(Stage stage) throws Exception {
        WireSocket socket = stage.silent(stage.person());

        assertThat(socket.closed().code()).isBetween(1_000, 4_999);
    }

    public void theHandshakeChoosesTheProtocolAndNothingElse(Stage stage) throws Exception {
        assertThat(stage.silent(stage.person()).protocol()).isEqualTo("parley.v1");
    }

    public void aHandshakeWithoutATokenIs401(Stage stage) throws Exception {
        assertThat(handshake(stage, Map.of())).isEqualTo(401);
        assertThat(handshake(stage, HttpApi.bearer("nonsense"))).isEqualTo(401);
        assertThat(handshake(stage, HttpApi.bearer("a.b.c"))).isEqualTo(401);
    }

    public void aTokenInTheUrlIsNoToken(Stage stage) throws Exception {
        Person ada = stage.person();

        int status =
                stage.api().get("/v1/ws?access_token=" + ada.access(), upgrade(Map.of())).status();

        assertThat(status).isEqualTo(401);
    }

    public void aForeignOriginIsRefused(Stage stage) throws Exception {
        Person ada = stage.person();
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + ada.access(),
                        "Origin",
                        "https://elsewhere.example");

        assertThat(handshake(stage, headers)).isBetween(400, 403);
    }

    public void aSocketPathThatIsNotUpgradedIsAnsweredOverHttp(Stage stage) throws Exception {
        int status = stage.api().get("/v1/ws", HttpApi.bearer(stage.person().access())).status();

        assertThat(status).isBetween(400, 499);
    }

    public void aTicketOpensOneSocketOnce(Stage stage) throws Exception {
        Person ada = stage.person();
        String ticket = stage.api().ticket(ada.access());
        List<String> offer = List.of("parley.v1", "ticket." + ticket);

        try (WireSocket socket = WireSocket.open(stage.target(), Map.of(), offer, stage.clock())) {
            assertThat(socket.protocol()).isEqualTo("parley.v1");
            assertThat(socket.hello(ada, Optional.empty()).you().id()).isEqualTo(ada.id());
        }

        Map<String, String> again = Map.of("Sec-WebSocket-Protocol", "parley.v1, ticket." + ticket);
        assertThat(handshake(stage, again)).isEqualTo(401);
    }

    public void aTicketNobodyMadeIs401(Stage stage) throws Exception {
        Map<String, String> headers =
                Map.of("Sec-WebSocket-Protocol", "parley.v1, ticket.AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(handshake(stage, headers)).isEqualTo(401);
    }

    public void goingWithByeEndsTheSocketInOrder(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.tell(new SessionOp.Bye());
        socket.close();

        assertThat(socket.closed().code()).isEqualTo(1_000);
    }

    public void typingInARoomNobodyKnowsIsNotAnswered(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        socket.tell(new MessageOp.Typing(new RoomId("r_nowhere"), true));

        assertThat(socket.call(list()).list()).isNotNull();
    }

    private static RoomOp.ListRooms list() {
        return new RoomOp.ListRooms(RoomOp.Scope.MINE, Optional.empty(), Optional.empty());
    }

    private static int handshake(Stage stage, Map<String, String> headers) throws Exception {
        return stage.api().get("/v1/ws", upgrade(headers)).status();
    }

    private static Map<String, String> upgrade(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Connection", "Upgrade");
        headers.put("Upgrade", "websocket");
        headers.put("Sec-WebSocket-Version", "13");
        headers.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        headers.putIfAbsent("Sec-WebSocket-Protocol", "parley.v1");
        return headers;
    }
}
