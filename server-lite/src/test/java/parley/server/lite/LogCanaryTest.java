package parley.server.lite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.process.ServerProcess;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.Target;
import parley.conformance.wire.WireSocket;
import parley.protocol.AuthApi;
import parley.protocol.InviteOp;
import parley.protocol.MeOp;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;

/** Nothing that is secret or said comes into a server's log, however much it logs. */
class LogCanaryTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String PASSWORD = "canary-password-7";
    private static final String WRONG = "canary-wrong-password-7";
    private static final String FRESH = "canary-fresh-password-7";
    private static final String TEXT = "canary text of a message";
    private static final String TOPIC = "canary topic of a room";
    private static final String BROKEN = "canary in what cannot be read";

    @TempDir private Path folder;

    private final List<String> secrets =
            new ArrayList<>(List.of(PASSWORD, WRONG, FRESH, TEXT, TOPIC, BROKEN, "canary"));

    @Test
    void neitherSecretsNorTextsAreLoggedAtDebug() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server =
                ServerProcess.start(ServerMain.class.getName(), data, List.of("--log", "debug"))) {
            Target target = server.ready();
            String setUp = Files.readString(data.resolve("setup-code")).strip();
            secrets.add(setUp);
            try (HttpApi api = new HttpApi(target, CLOCK)) {
                converse(target, api, setUp);
            }
            server.stop();
        }

        String log = Files.readString(folder.resolve("data.log"), StandardCharsets.UTF_8);
        assertThat(log).contains("DEBUG").contains("wrong name or password");
        for (String secret : secrets) {
            assertThat(log).doesNotContain(secret);
        }
    }

    private void converse(Target target, HttpApi api, String setUp) throws Exception {
        AuthApi.Session session =
                api.register(
                        new AuthApi.Register(
                                "olga", PASSWORD, Optional.empty(), Optional.of(setUp), "desk"));
        Person olga = new Person("olga", PASSWORD, session);
        refused(() -> api.login(new AuthApi.Login("olga", WRONG, "phone")));
        refused(() -> api.login(new AuthApi.Login(WRONG, WRONG, "phone")));
        AuthApi.Tokens tokens = api.refresh(session.refresh());
        String ticket = api.ticket(olga.access());
        secrets.addAll(
                List.of(
                        session.access(),
                        session.refresh(),
                        tokens.access(),
                        tokens.refresh(),
                        ticket));
        refused(() -> api.refresh(session.refresh() + "x"));
        api.post(
                "/v1/auth/login",
                Map.of(),
                ("{\"name\":\"" + BROKEN).getBytes(StandardCharsets.UTF_8));
        Result.Invite invite =
                api.call(
                        olga,
                        new InviteOp.Create(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true));
        secrets.add(invite.code().orElseThrow());
        refused(() -> api.call(olga, new InviteOp.Use("CANARY-CODE-0001")));
        talk(target, api, olga);
        refused(() -> api.call(olga, new MeOp.ChangePassword(WRONG, FRESH)));
        api.call(olga, new MeOp.ChangePassword(PASSWORD, FRESH));
    }

    private static void talk(Target target, HttpApi api, Person olga) throws Exception {
        RoomId room =
                api.call(
                                olga,
                                new RoomOp.Create(
                                        RoomKind.PRIVATE,
                                        Optional.of("room"),
                                        Optional.of(TOPIC),
                                        List.of(),
                                        Optional.empty()))
                        .room()
                        .room();
        try (WireSocket socket = WireSocket.open(target, olga.access(), CLOCK)) {
            socket.hello(olga, Optional.empty());
            Result.Sent sent = socket.call(MessageOp.Send.plain(room, TEXT));
            socket.call(
                    new MessageOp.Edit(
                            room,
                            sent.msg().orElseThrow(),
                            TEXT + "!",
                            List.of(),
                            Optional.empty()));
            socket.call(MessageOp.History.before(room, Optional.empty(), 10));
            socket.raw("{\"op\":\"message.send\",\"d\":{\"text\":\"" + BROKEN);
            socket.raw("{\"op\":\"" + BROKEN + "\",\"id\":\"c900\",\"d\":{}}");
            socket.refusal("c900");
        }
    }

    private interface Try {
        Object run() throws IOException;
    }

    private static void refused(Try attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(Refused.class);
    }
}
