package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.client.trust.Pin;
import parley.client.trust.TrustProblem;
import parley.client.workspace.Forger.Identity;
import parley.protocol.Words;

/** Who is believed, and who is not: nothing secret is sent to anybody else. */
class IdentityTest {
    private static final String[] TLS_1_3 = {"TLSv1.3"};

    @TempDir Path folder;
    private final Identity authority = Forger.authority("Lantern");
    private Person person;

    @BeforeEach
    void start() {
        person = new Person("mai", folder.resolve("mai"));
    }

    @AfterEach
    void stop() {
        person.close();
    }

    private static Instant tomorrow() {
        return Instant.now().plusSeconds(80_000);
    }

    private ServerCheck check(Identity shown, Pin pin, String... protocols) throws Exception {
        try (SSLServerSocket server = Forger.serve(shown, protocols)) {
            return person.workspaces()
                    .check(
                            InviteLink.parse(
                                    "parley://127.0.0.1:" + server.getLocalPort() + "#pin=" + pin));
        }
    }

    private static void assertUntrusted(ServerCheck check, TrustProblem problem) {
        assertThat(check)
                .isInstanceOfSatisfying(
                        ServerCheck.Untrusted.class,
                        untrusted -> assertThat(untrusted.problem()).isEqualTo(problem));
    }

    @Test
    void aRealServerIsBelievedByItsPinAndShownAsWordsWithoutIt() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("server"))) {
            String pin = server.pin().orElseThrow();

            ServerCheck.Found invited = person.found(server.link());
            ServerCheck.Found found = person.found(InviteLink.parse("127.0.0.1:" + server.port()));

            assertThat(invited.words()).isEmpty();
            assertThat(found.words()).isEqualTo(Words.of(pin)).hasSize(Words.COUNT);
            assertThat(found.address().pin()).contains(new Pin(pin));
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTheOneTrustedBefore() throws Exception {
        Identity other = Forger.signedBy(Forger.authority("Lantern"), "leaf", false, tomorrow());

        assertUntrusted(check(other, authority.pin(), TLS_1_3), TrustProblem.PIN_CHANGED);
    }

    @Test
    void aNewLeafOfTheSameAuthorityGetsPastTheHandshake() throws Exception {
        Identity leaf = Forger.signedBy(authority, "any name", false, tomorrow());

        assertThat(check(leaf, authority.pin(), TLS_1_3))
                .isInstanceOf(ServerCheck.Unreachable.class);
    }

    @Test
    void anExpiredLeafStops() throws Exception {
        Identity leaf = Forger.signedBy(authority, "leaf", false, Instant.now().minusSeconds(60));

        assertUntrusted(check(leaf, authority.pin(), TLS_1_3), TrustProblem.EXPIRED);
    }

    @Test
    void aLeafUsedAsAnAuthorityStops() throws Exception {
        Identity leaf = Forger.signedBy(authority, "leaf", false, tomorrow());
        Identity forged = Forger.signedBy(leaf, "forged", false, tomorrow());

        assertUntrusted(check(forged, authority.pin(), TLS_1_3), TrustProblem.BAD_CHAIN);
        assertUntrusted(check(forged, leaf.pin(), TLS_1_3), TrustProblem.BAD_CHAIN);
    }

    @Test
    void aCopiedAuthorityUnderAForeignLeafStops() throws Exception {
        Identity foreign = Forger.signedBy(Forger.authority("Lantern"), "leaf", false, tomorrow());
        Identity forged = foreign.showing(List.of(foreign.certificate(), authority.certificate()));

        assertUntrusted(check(forged, authority.pin(), TLS_1_3), TrustProblem.BAD_CHAIN);
    }

    @Test
    void theAuthoritysOwnCertificateAsALeafStops() throws Exception {
        assertUntrusted(check(authority, authority.pin(), TLS_1_3), TrustProblem.BAD_CHAIN);
    }

    @Test
    void olderTlsIsNotSpokenWithAPinnedServer() throws Exception {
        Identity leaf = Forger.signedBy(authority, "leaf", false, tomorrow());

        assertUntrusted(check(leaf, authority.pin(), "TLSv1.2"), TrustProblem.NO_TLS);
    }

    @Test
    void aServerWithAnOwnAuthorityIsNoPublicServer() throws Exception {
        Identity leaf = Forger.signedBy(authority, "leaf", false, tomorrow());
        try (SSLServerSocket server = Forger.serve(leaf, TLS_1_3)) {
            ServerCheck check =
                    person.workspaces()
                            .check(InviteLink.parse("https://localhost:" + server.getLocalPort()));

            assertUntrusted(check, TrustProblem.NOT_PUBLIC);
        }
    }

    @Test
    void aServerWithoutTlsIsToldApartFromNobody() throws IOException, BadAddress {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (var socket = plain.accept()) {
                            socket.getOutputStream()
                                    .write(
                                            "HTTP/1.1 400 Bad Request\r\n\r\n"
                                                    .getBytes(StandardCharsets.US_ASCII));
                            socket.getInputStream().read();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });

            assertUntrusted(
                    person.workspaces()
                            .check(
                                    InviteLink.parse(
                                            "parley://127.0.0.1:"
                                                    + plain.getLocalPort()
                                                    + "#pin="
                                                    + authority.pin())),
                    TrustProblem.NO_TLS);
        }
    }

    @Test
    void nobodyAtAnAddressIsUnreachable() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        assertThat(person.workspaces().check(InviteLink.parse("127.0.0.1:" + port)))
                .isInstanceOf(ServerCheck.Unreachable.class);
    }
}
