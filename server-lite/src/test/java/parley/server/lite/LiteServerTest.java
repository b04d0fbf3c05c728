package parley.server.lite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Target;
import parley.protocol.AuthApi;

/** Starting, stopping and starting again. */
class LiteServerTest {
    @TempDir private Path folder;

    private ServerConfig config(int port) {
        return ServerConfig.of(
                        folder.resolve("data"),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .withGuards(ServerConfig.Guards.NONE);
    }

    private static HttpApi api(LiteServer server) {
        return new HttpApi(Target.of(server.url(), server.pin()), InstantSource.system());
    }

    private static AuthApi.Register ruth(Optional<String> invite) {
        return new AuthApi.Register("ruth", "correct horse 9", Optional.empty(), invite, "laptop");
    }

    @Test
    void aRestartKeepsThePinTheWorkspaceAndItsPeople() throws Exception {
        Optional<String> pin;
        AuthApi.Session session;
        try (LiteServer first = LiteServer.start(config(0));
                HttpApi api = api(first)) {
            pin = first.pin();
            session = api.register(ruth(first.setupCode()));
            assertThat(first.setupCode()).isEmpty();
            assertThat(folder.resolve("data/setup-code")).doesNotExist();
        }

        try (LiteServer second = LiteServer.start(config(0));
                HttpApi api = api(second)) {
            assertThat(second.pin()).isEqualTo(pin);
            assertThat(second.setupCode()).isEmpty();
            assertThat(api.server().workspace()).isEqualTo(session.workspace());
            assertThat(api.login(new AuthApi.Login("ruth", "correct horse 9", "laptop")).you())
                    .isEqualTo(session.you());
        }
    }

    @Test
    void serverJsonSaysWhereItIsUntilAGracefulStop() throws Exception {
        Path json = folder.resolve("data/server.json");
        try (LiteServer server = LiteServer.start(config(0))) {
            assertThat(Files.readString(json))
                    .contains("\"url\":\"" + server.url() + "\"")
                    .contains("\"port\":" + URI.create(server.url()).getPort())
                    .contains("\"pin\":\"" + server.pin().orElseThrow() + "\"")
                    .contains("\"pid\":" + ProcessHandle.current().pid());
        }

        assertThat(json).doesNotExist();
    }

    @Test
    void aSecondServerOfTheSameFolderIsRefused() throws Exception {
        try (LiteServer _ = LiteServer.start(config(0))) {
            assertThatThrownBy(() -> LiteServer.start(config(0)))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("another server holds the folder")
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void aPortInUseIsRefusedAndTheFolderIsFreeAgain() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LiteServer.start(config(taken.getLocalPort())))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining("--port");
        }

        LiteServer.start(config(0)).close();
    }

    @Test
    void aDamagedDatabaseIsRefusedInWords() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/workspace.db"), "not a database at all, but text");

        assertThatThrownBy(() -> LiteServer.start(config(0)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("workspace.db");
    }

    @Test
    void aCertificateWithoutItsFileIsRefusedInWords() {
        Path missing = folder.resolve("no.pem");

        assertThatThrownBy(() ->
                        LiteServer.start(
                                config(0)
                                        .withCertificate(
                                                new ServerConfig.Certificate.Given(
                                                        missing, missing))))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no.pem");
    }

    @Test
    void afterAKillTheNextServerStarts() throws Exception {
        LiteServer first = LiteServer.start(config(0));
        first.kill();

        try (LiteServer second = LiteServer.start(config(0));
                HttpApi api = api(second)) {
            assertThat(api.get("/readyz", java.util.Map.of()).status()).isEqualTo(200);
        }
    }
}
