package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.WireSocket;
import parley.protocol.AuthApi;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.MeOp;
import parley.protocol.Request;
import parley.protocol.Result;
import parley.protocol.RoomOp;
import parley.protocol.SessionOp;

/** Accounts, tokens and devices. */
public final class AuthScenarios {
    static final RoomOp.ListRooms LIST =
            new RoomOp.ListRooms(RoomOp.Scope.MINE, Optional.empty(), Optional.empty());

    /** Something that is expected to be refused. */
    interface Attempt {
        void make() throws Exception;
    }

    static Refused refusal(Attempt attempt) throws Exception {
        try {
            attempt.make();
        } catch (Refused e) {
            return e;
        }
        throw new AssertionError("was not refused");
    }

    static int status(Attempt attempt) throws Exception {
        return refusal(attempt).status();
    }

    public void theServerSaysWhoItIsWithoutAToken(Stage stage) throws Exception {
        AuthApi.ServerInfo info = stage.api().server();

        assertThat(info.protocol()).contains(1);
        assertThat(info.workspace().id()).isEqualTo(stage.person().session().workspace().id());
        assertThat(info.name()).isNotBlank();
    }

    public void signingInGivesAWorkingToken(Stage stage) throws Exception {
        Person ada = stage.person();

        Person again = stage.cast().again(ada);

        assertThat(again.id()).isEqualTo(ada.id());
        assertThat(again.device()).isNotEqualTo(ada.device());
        assertThat(stage.api().call(again, LIST).list()).isNotNull();
    }

    public void aWrongPasswordAndAnUnknownNameLookTheSame(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();

        Refused wrong = refusal(() -> login(stage, ada.name(), "not the password"));
        Refused unknown = refusal(() -> login(stage, stage.cast().name(), "not the password"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.error()).isEqualTo(wrong.error());
    }

    public void aNameTakenIsTold(Stage stage) throws Exception {
        Person ada = stage.person();

        Refused refused =
                refusal(() -> register(stage, ada.name(), Cast.password(), stage.cast().code()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo(ErrorCode.EXISTS);
    }

    public void namesAndPasswordsHaveTheirForm(Stage stage) throws Exception {
        for (String name : List.of("a", "A", "with space", "x".repeat(33), "näme", "")) {
            assertBad(stage, body(name, Cast.password()), "name");
        }
        for (String password : List.of("short", "p".repeat(129))) {
            assertBad(stage, body(stage.cast().name(), password), "password");
        }
    }

    public void withoutAnInviteNobodyGetsInWhereOneIsNeeded(Stage stage) throws Exception {
        String registration = stage.api().server().registration().toString();
        if (registration.equals("open")) {
            return; // everybody may register here
        }

        Refused none = refusal(() -> register(stage, stage.cast().name(), Optional.empty()));
        Refused wrong =
                refusal(() -> register(stage, stage.cast().name(), Optional.of("WRONG-CODE")));

        assertThat(none.status()).isBetween(400, 403);
        assertThat(wrong.status()).isBetween(400, 404);
    }

    public void withoutATokenNothingIsAnswered(Stage stage) throws Exception {
        byte[] call =
                "{\"op\":\"room.list\",\"id\":\"h\",\"d\":{\"scope\":\"mine\"}}"
                        .getBytes(StandardCharsets.UTF_8);

        for (String path : List.of("/v1/call", "/v1/auth/ticket", "/v1/auth/logout")) {
            var answer = stage.api().post(path, Map.of(), call);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.text()).as(path).contains("unauthenticated");
        }
    }

    public void aForgedTokenIsRefused(Stage stage) throws Exception {
        Person ada = stage.person();
        String[] parts = ada.access().split("\\.", -1);
        String none = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        String hmac = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String unknownKey = encode("{\"alg\":\"ES256\",\"kid\":\"nobody\",\"typ\":\"JWT\"}");
        String admin =
                encode(decode(parts[1]).replace(ada.id().value(), stage.owner().id().value()));
        String eternal = encode(decode(parts[1]).replaceAll("\"exp\":\\d+", "\"exp\":9999999999"));
        List<String> forged =
                List.of(
                        none + "." + parts[1] + ".",
                        none + "." + parts[1] + "." + parts[2],
                        hmac + "." + parts[1] + "." + parts[2],
                        unknownKey + "." + parts[1] + "." + parts[2],
                        parts[0] + "." + admin + "." + parts[2],
                        parts[0] + "." + eternal + "." + parts[2],
                        parts[0] + "." + parts[1] + "." + "A".repeat(86),
                        parts[0] + "." + parts[1],
                        "x".repeat(3_000),
                        ada.session().refresh());

        for (String token : forged) {
            assertThat(status(() -> stage.api().respond(token, list()))).isEqualTo(401);
        }
    }

    public void refreshingGivesNewTokensThatWork(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();

        AuthApi.Tokens tokens = stage.api().refresh(ada.session().refresh());

        assertThat(tokens.refresh()).isNotEqualTo(ada.session().refresh());
        assertThat(stage.api().call(ada.with(tokens), LIST).list()).isNotNull();
    }

    public void aLostAnswerToRefreshCanBeAskedForAgain(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();

        AuthApi.Tokens first = stage.api().refresh(ada.session().refresh());
        AuthApi.Tokens again = stage.api().refresh(ada.session().refresh());

        assertThat(again.refresh()).isEqualTo(first.refresh());
    }

    public void aRefreshTokenUsedAgainAfterItsSuccessorRevokesTheDevice(Stage stage)
            throws Exception {
        Person ada = stage.cast().fresh();
        AuthApi.Tokens first = stage.api().refresh(ada.session().refresh());
        AuthApi.Tokens second = stage.api().refresh(first.refresh());

        assertThat(status(() -> stage.api().refresh(ada.session().refresh()))).isEqualTo(401);

        assertThat(status(() -> stage.api().refresh(second.refresh()))).isEqualTo(401);
        assertThat(status(() -> stage.api().call(ada.with(second), LIST))).isEqualTo(401);
    }

    public void aRefreshTokenNobodyMadeIsRefused(Stage stage) throws Exception {
        Person ada = stage.person();

        for (String token : List.of("nonsense", "", "a.b.c", ada.access(), "x".repeat(5_000))) {
            byte[] body = "{\"refresh\":\"%s\"}".formatted(token).getBytes(StandardCharsets.UTF_8);
            assertThat(stage.api().post("/v1/auth/refresh", Map.of(), body).status())
                    .as(token)
                    .isBetween(400, 413);
        }
        assertThat(stage.api().call(ada, LIST).list()).isNotNull();
    }

    public void signingOutEndsTheDeviceAtOnce(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        Person phone = stage.cast().again(ada);
        WireSocket socket = stage.connect(ada);
        WireSocket other = stage.connect(phone);

        stage.api().logout(ada.access());

        assertThat(socket.verdict()).isEqualTo(4_401);
        assertThat(socket.events(Event.Bye.class))
                .extracting(Event.Bye::code)
                .containsExactly(4_401);
        assertThat(status(() -> stage.api().call(ada, LIST))).isEqualTo(401);
        assertThat(status(() -> stage.api().refresh(ada.session().refresh()))).isEqualTo(401);
        assertThat(other.call(LIST).list()).isNotNull();
    }

    public void devicesAreListedAndOneCanBeRevoked(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        Person phone = stage.cast().again(ada);
        WireSocket lost = stage.connect(phone);

        List<Result.Device> devices = stage.api().call(ada, new MeOp.ListDevices()).list();
        assertThat(devices)
                .extracting(Result.Device::device)
                .contains(ada.device(), phone.device());
        assertThat(devices)
                .filteredOn(Result.Device::current)
                .extracting(Result.Device::device)
                .containsExactly(ada.device());
        stage.api().call(ada, new MeOp.RevokeDevice(phone.device()));

        assertThat(lost.verdict()).isEqualTo(4_401);
        assertThat(status(() -> stage.api().refresh(phone.session().refresh()))).isEqualTo(401);
        assertThat(stage.api().call(ada, LIST).list()).isNotNull();
    }

    public void anotherPersonsDeviceCannotBeRevoked(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();

        assertThat(stage.connect(ada).refused(new MeOp.RevokeDevice(ben.device())).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(stage.api().call(ben, LIST).list()).isNotNull();
    }

    public void aChangedPasswordSignsOutTheOtherDevices(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        Person phone = stage.cast().again(ada);
        WireSocket other = stage.connect(phone);
        WireSocket own = stage.connect(ada);
        String fresh = "a better password";

        assertThat(own.refused(new MeOp.ChangePassword("wrong", fresh)).code())
                .isIn(ErrorCode.FORBIDDEN, ErrorCode.UNAUTHENTICATED, ErrorCode.BAD_REQUEST);
        own.call(new MeOp.ChangePassword(ada.password(), fresh));

        assertThat(other.verdict()).isEqualTo(4_401);
        assertThat(status(() -> stage.api().refresh(phone.session().refresh()))).isEqualTo(401);
        assertThat(own.call(LIST).list()).isNotNull();
        assertThat(status(() -> login(stage, ada.name(), ada.password()))).isEqualTo(401);
        assertThat(login(stage, ada.name(), fresh).you().id()).isEqualTo(ada.id());
    }

    public void aLiveSocketTakesANewToken(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        WireSocket socket = stage.connect(ada);
        AuthApi.Tokens tokens = stage.api().refresh(ada.session().refresh());

        Result.Authorized authorized = socket.call(new SessionOp.Auth(tokens.access()));

        assertThat(authorized.accessExpires()).isEqualTo(tokens.accessExpires());
        assertThat(socket.call(LIST).list()).isNotNull();
    }

    public void aLiveSocketTakesNobodyElsesToken(Stage stage) throws Exception {
        Person ada = stage.person();
        WireSocket socket = stage.connect(ada);

        for (String token :
                List.of(stage.person().access(), stage.cast().again(ada).access(), "nonsense")) {
            assertThat(socket.refused(new SessionOp.Auth(token)).code())
                    .isIn(ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN);
        }
        assertThat(socket.call(LIST).list()).isNotNull();
    }

    public void theKeysAreMadePublic(Stage stage) throws Exception {
        var answer = stage.api().get("/v1/auth/keys", Map.of());
        String kid = decode(stage.person().access().split("\\.", -1)[0]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"keys\"").contains("P-256").doesNotContain("\"d\":");
        String id = kid.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
        assertThat(answer.text()).contains(id);
    }

    public void anAccessTokenLivesAQuarterOfAnHourAtMost(Stage stage) throws Exception {
        Person ada = stage.person();
        String payload = decode(ada.access().split("\\.", -1)[1]);
        long exp = Long.parseLong(payload.replaceAll(".*\"exp\":(\\d+).*", "$1"));

        assertThat(exp - stage.clock().instant().getEpochSecond()).isBetween(10L, 910L);
        assertThat(ada.session().accessExpires().getEpochSecond()).isEqualTo(exp);
    }

    private static Request list() {
        return Request.read("h", LIST);
    }

    private static AuthApi.Session login(Stage stage, String name, String password)
            throws Exception {
        return stage.api().login(new AuthApi.Login(name, password, "conformance"));
    }

    private static AuthApi.Session register(Stage stage, String name, Optional<String> invite)
            throws Exception {
        return stage.api()
                .register(
                        new AuthApi.Register(
                                name, Cast.password(), Optional.empty(), invite, "conformance"));
    }

    private static AuthApi.Session register(
            Stage stage, String name, String password, String invite) throws Exception {
        return stage.api()
                .register(
                        new AuthApi.Register(
                                name,
                                password,
                                Optional.empty(),
                                Optional.of(invite),
                                "conformance"));
    }

    private static void assertBad(Stage stage, String body, String field) throws Exception {
        var answer =
                stage.api()
                        .post("/v1/auth/register", Map.of(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(body).isIn(400, 413);
        assertThat(answer.text()).contains("\"field\":\"" + field + "\"");
    }

    private static String body(String name, String password) {
        return "{\"name\":\"%s\",\"password\":\"%s\",\"device\":\"d\"}".formatted(name, password);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
