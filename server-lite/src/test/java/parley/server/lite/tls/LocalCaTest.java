package parley.server.lite.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.server.lite.file.PrivateFile;

class LocalCaTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir Path folder;

    private final Names names = names("192.0.2.7", "desk.local");

    @Test
    void theCaIsMadeOnceAndThePinIsTheHashOfItsKey() throws Exception {
        LocalCa first = open(START);
        LocalCa again = open(START.plus(Duration.ofDays(300)));

        TlsIdentity identity = first.identity(names);
        X509Certificate ca = identity.chain().getLast();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(ca.getPublicKey().getEncoded());
        assertThat(first.pin())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .hasSize(43)
                .isEqualTo(again.pin());
        assertThat(identity.pin()).contains(first.pin());
        assertThat(ca.getBasicConstraints()).isZero();
        assertThat(life(ca)).isEqualTo(Duration.ofDays(3_652));
    }

    @Test
    void theServersCertificateNamesAllItsAddressesAndIsNoCa() throws Exception {
        X509Certificate leaf = open(START).identity(names).leaf();

        assertThat(leaf.getSubjectAlternativeNames())
                .extracting(each -> String.valueOf(each.get(1)))
                .contains("desk.local", "localhost", "127.0.0.1", "192.0.2.7", "0:0:0:0:0:0:0:1");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(life(leaf)).isEqualTo(Duration.ofDays(397));
    }

    @Test
    void itIsKeptWhileItFitsAndMadeAnewBeforeItEndsOrWhenAnAddressIsNew() throws Exception {
        X509Certificate leaf = open(START).identity(names).leaf();

        assertThat(open(START).identity(names).leaf()).isEqualTo(leaf);
        assertThat(open(START.plus(Duration.ofDays(365))).identity(names).leaf()).isEqualTo(leaf);
        assertThat(open(START).identity(names("127.0.0.1", "localhost")).leaf()).isEqualTo(leaf);

        X509Certificate moved = open(START).identity(names("192.0.2.8", "desk.local")).leaf();
        assertThat(moved).isNotEqualTo(leaf);
        X509Certificate late =
                open(START.plus(Duration.ofDays(367)))
                        .identity(names("192.0.2.8", "desk.local"))
                        .leaf();
        assertThat(late).isNotEqualTo(moved);
        late.verify(open(START).identity(names).chain().getLast().getPublicKey());
    }

    @Test
    void aDamagedServerCertificateIsMadeAnewADamagedCaIsNot() throws Exception {
        LocalCa ca = open(START);
        ca.identity(names);
        Files.writeString(folder.resolve("server.pem"), "garbage");
        Files.writeString(folder.resolve("server.key"), "garbage");

        assertThat(ca.identity(names).leaf().getNotAfter()).isAfter(Date.from(START));

        Files.writeString(folder.resolve("ca.pem"), "garbage");
        assertThatThrownBy(() -> open(START))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("ca.pem");
    }

    @Test
    void halfOfACaIsNeverReplacedInSilence() throws Exception {
        open(START);
        Files.delete(folder.resolve("ca.key"));

        assertThatThrownBy(() -> open(START))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("ca.key")
                .hasMessageContaining("backup");
        assertThat(folder.resolve("ca.key")).doesNotExist();
    }

    @Test
    void keysAreForTheirOwnerOnlyAndRefusedOtherwise() throws Exception {
        open(START).identity(names);

        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------");
            }
        }
        Files.setPosixFilePermissions(
                folder.resolve("ca.key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> open(START))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aHandshakeWorksForWhoTrustsTheCaAndForNobodyElse() throws Exception {
        TlsIdentity identity = LocalCa.open(folder, InstantSource.system()).identity(names);
        TlsIdentity foreign =
                LocalCa.open(folder.resolve("other"), InstantSource.system()).identity(names);

        assertThat(shake(new CurrentIdentity(identity), identity.chain().getLast()))
                .isEqualTo(identity.leaf());
        assertThatThrownBy(() -> shake(new CurrentIdentity(identity), foreign.chain().getLast()))
                .isInstanceOf(SSLHandshakeException.class)
                .hasRootCauseInstanceOf(CertPathBuilderException.class);
    }

    @Test
    void aRenewedCertificateIsShownWithoutARestart() throws Exception {
        LocalCa ca = LocalCa.open(folder, InstantSource.system());
        TlsIdentity first = ca.identity(names);
        CurrentIdentity current = new CurrentIdentity(first);
        String alias = current.chooseEngineServerAlias("EC", null, null);
        TlsIdentity second = ca.identity(names("192.0.2.9", "desk.local"));

        current.set(second);

        assertThat(shake(current, ca.identity(names).chain().getLast())).isEqualTo(second.leaf());
        assertThat(current.getPrivateKey(Objects.requireNonNull(alias))).isEqualTo(first.key());
        assertThat(current.chooseEngineServerAlias("RSA", null, null)).isNull();
    }

    @Test
    void aNewerCertificateIsFoundAndOneOfAnotherCaOrNoneChangesNothing() throws Exception {
        LocalCa ca = LocalCa.open(folder, InstantSource.system());
        LocalCa other = LocalCa.open(folder.resolve("other"), InstantSource.system());
        TlsIdentity first = ca.identity(names);
        TlsIdentity second = ca.identity(names("192.0.2.9", "desk.local"));
        CurrentIdentity current = new CurrentIdentity(first);
        var source = new AtomicReference<CertificateRenewal.Source>(() -> second);
        try (var renewal =
                new CertificateRenewal(() -> source.get().now(), current, Duration.ofHours(1))) {
            renewal.look();
            assertThat(current.identity()).isEqualTo(second);

            source.set(() -> other.identity(names));
            renewal.look();
            assertThat(current.identity()).isEqualTo(second);

            source.set(() -> {
                throw new TlsException("no file");
            });
            renewal.look();
            assertThat(current.identity()).isEqualTo(second);
        }
    }

    @Test
    void aGivenCertificateIsTakenWithItsKeyInEitherForm() throws Exception {
        TlsIdentity own = LocalCa.open(folder, InstantSource.system()).identity(names);
        Path chain = folder.resolve("chain.pem");
        Files.writeString(chain, Pem.of(own.leaf()) + Pem.of(own.chain().getLast()));

        TlsIdentity given =
                GivenCertificate.read(chain, folder.resolve("server.key"), InstantSource.system());
        assertThat(given.chain()).isEqualTo(own.chain());
        assertThat(given.pin()).isEqualTo(own.pin());

        TlsIdentity noRoot =
                GivenCertificate.read(
                        folder.resolve("server.pem"),
                        folder.resolve("server.key"),
                        InstantSource.system());
        assertThat(noRoot.pin()).isEqualTo(Optional.empty());
    }

    @Test
    void aGivenCertificateThatCannotWorkIsRefusedWithTheCure() throws Exception {
        LocalCa ca = open(START);
        ca.identity(names);
        Path certificate = folder.resolve("server.pem");
        Path key = folder.resolve("server.key");
        InstantSource now = InstantSource.fixed(START);

        assertRefused(folder.resolve("none.pem"), key, now, "none.pem");
        assertRefused(certificate, folder.resolve("none.key"), now, "none.key");
        assertRefused(certificate, folder.resolve("ca.key"), now, "belong together");
        assertRefused(key, key, now, "certificate");
        assertRefused(certificate, secret("text.key", "hello"), now, "no private key");
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        KeyPair other = rsa.generateKeyPair();
        assertRefused(
                certificate, secret("rsa.key", Pem.of(other.getPrivate())), now, "belong together");
        assertRefused(
                certificate, key, InstantSource.fixed(START.plus(Duration.ofDays(400))), "renew");
        assertRefused(
                certificate, key, InstantSource.fixed(START.minus(Duration.ofDays(9))), "clock");
    }

    @Test
    void thisMachineIsKnownByItsAddresses() {
        Names here = Names.ofThisMachine(List.of("Chat.Example.org", "203.0.113.9", "bad name!"));

        assertThat(here.hosts())
                .contains("localhost", "chat.example.org")
                .doesNotContain("bad name!");
        assertThat(here.addresses()).contains("127.0.0.1", "203.0.113.9");
    }

    private void assertRefused(Path certificate, Path key, InstantSource clock, String cure) {
        assertThatThrownBy(() -> GivenCertificate.read(certificate, key, clock))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining(cure);
    }

    private Path secret(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        PrivateFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
        return file;
    }

    private LocalCa open(Instant now) throws TlsException {
        return LocalCa.open(folder, InstantSource.fixed(now));
    }

    private static Names names(String address, String host) {
        return new Names(
                new TreeSet<>(List.of("localhost", host)),
                new TreeSet<>(List.of("127.0.0.1", "0:0:0:0:0:0:0:1", address)));
    }

    private static Duration life(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    }

    /** What a client that trusts only {@code trusted} is shown over TLS 1.3. */
    private static X509Certificate shake(CurrentIdentity server, X509Certificate trusted)
            throws Exception {
        SSLContext serverSide = SSLContext.getInstance("TLSv1.3");
        serverSide.init(new KeyManager[] {server}, null, null);
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("ca", trusted);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext clientSide = SSLContext.getInstance("TLSv1.3");
        clientSide.init(null, trust.getTrustManagers(), null);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var listening =
                        (SSLServerSocket)
                                serverSide
                                        .getServerSocketFactory()
                                        .createServerSocket(0, 1, loopback)) {
            var _ =
                    threads.submit(() -> {
                        try (SSLSocket socket = (SSLSocket) listening.accept()) {
                            socket.setSoTimeout(30_000);
                            socket.getOutputStream().write(socket.getInputStream().read());
                        }
                        return true;
                    });
            try (var socket =
                    (SSLSocket)
                            clientSide
                                    .getSocketFactory()
                                    .createSocket(loopback, listening.getLocalPort())) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.setSoTimeout(30_000);
                socket.startHandshake();
                socket.getOutputStream().write(7);
                assertThat(socket.getInputStream().read()).isEqualTo(7);
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }
}
