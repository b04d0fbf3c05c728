package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.conformance.wire.HttpAnswer;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Limits;
import parley.protocol.MemberOp;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.PeopleOp;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;

/** The same operations over {@code POST /v1/call}. */
public final class HttpScenarios {
    public void everyReadingOperationAnswersAsTheSocketDoes(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        stage.say(ben, room, "hello");
        WireSocket socket = stage.connect(ada);
        List<Op<?>> reads =
                List.of(
                        LogScenarios.read(room, 0, 50),
                        LogScenarios.read(RoomId.ME, 0, 5),
                        MessageOp.History.before(room, Optional.empty(), 50),
                        AuthScenarios.LIST,
                        new PeopleOp.GetUsers(List.of(ben.id())),
                        new MemberOp.ListMembers(
                                Optional.of(room), Optional.empty(), Optional.empty()));

        for (Op<?> op : reads) {
            Request request = Request.read("r" + reads.indexOf(op), op);
            Response overHttp = stage.api().respond(ada.access(), request);
            assertThat(overHttp).as("%s", op).isInstanceOf(Response.Success.class);
            assertThat(socket.respond(request)).as("%s", op).isEqualTo(overHttp);
        }
    }

    public void anErrorInsideTheEnvelopeHasStatus200(Stage stage) throws Exception {
        Person ada = stage.person();

        Response response =
                stage.api()
                        .respond(
                                ada.access(),
                                Request.read("h", LogScenarios.read(new RoomId("r_no"), 0, 1)));

        assertThat(response).isInstanceOf(Response.Failure.class);
        assertThat(response.re()).isEqualTo("h");
    }

    public void aMessageSentOverHttpIsHeardOnSockets(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);

        long seq = stage.say(ada, room, "by mail").seq().orElseThrow();

        assertThat(bens.entry(room, seq)).isEqualTo(adas.entry(room, seq));
    }

    public void aPageOverHttpMayBeLargerThanAFrame(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        for (int i = 0; i < 6; i++) {
            stage.say(ada, room, "x".repeat(15_000));
        }

        HttpAnswer answer =
                call(
                        stage,
                        ada,
                        "{\"op\":\"history.read\",\"id\":\"h\",\"d\":{\"room\":\"" + room + "\"}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().size()).isBetween(90_000, Limits.HTTP_ANSWER);
    }

    public void syncGoesOverHttpToo(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);

        var page = stage.api().call(ada, new SessionOp.Sync(Optional.empty(), Optional.of(200)));

        assertThat(page.full()).isTrue();
        assertThat(page.rooms()).extracting(r -> r.room()).contains(room);
        assertThat(page.token()).isNotEmpty();
    }

    public void aBodyThatIsNotJsonIsRefusedInTheSameForm(Stage stage) throws Exception {
        HttpAnswer answer = call(stage, stage.person(), "what?");

        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.text()).contains("bad_json");
    }

    public void answersAreJson(Stage stage) throws Exception {
        HttpAnswer answer = stage.api().get("/v1/server", Map.of());

        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    public void anUnknownPathIs404AndAWrongMethod405(Stage stage) throws Exception {
        Person ada = stage.person();

        assertThat(stage.api().get("/v1/nowhere", HttpApi.bearer(ada.access())).status())
                .isEqualTo(404);
        assertThat(stage.api().get("/../../etc/passwd", Map.of()).status()).isEqualTo(404);
        assertThat(stage.api().get("/v1/call", HttpApi.bearer(ada.access())).status())
                .isEqualTo(405);
    }

    public void aHugeBodyIs413(Stage stage) throws Exception {
        HttpAnswer answer =
                stage.api()
                        .post(
                                "/v1/auth/login",
                                Map.of(),
                                ("{\"name\":\"" + "x".repeat(200_000) + "\"}")
                                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(413);
    }

    private static HttpAnswer call(Stage stage, Person person, String body) throws Exception {
        return stage.api()
                .post(
                        "/v1/call",
                        HttpApi.bearer(person.access()),
                        body.getBytes(StandardCharsets.UTF_8));
    }
}
