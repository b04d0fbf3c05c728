package parley.client.workspace;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import parley.client.trust.Pin;

/** Makes certificates, right and wrong ones, and servers that show them. */
final class Forger {
    private Forger() {}

    /** A key and what vouches for it: the own certificate first, the authority's last. */
    record Identity(KeyPair key, List<X509Certificate> chain) {
        X509Certificate certificate() {
            return chain.getFirst();
        }

        Pin pin() {
            return Forger.pin(certificate());
        }

        Identity showing(List<X509Certificate> others) {
            return new Identity(key, others);
        }
    }

    static Pin pin(X509Certificate certificate) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(certificate.getPublicKey().getEncoded());
            return new Pin(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static Identity authority(String name) {
        KeyPair key = key();
        return new Identity(
                key,
                List.of(certificate(name, key, name, key, true, Instant.now().plusSeconds(9_000))));
    }

    /** Signed by {@code signer}, whether it may sign or not. */
    static Identity signedBy(Identity signer, String name, boolean authority, Instant until) {
        KeyPair key = key();
        String issuer =
                signer.certificate().getSubjectX500Principal().getName().substring("CN=".length());
        X509Certificate own = certificate(name, key, issuer, signer.key, authority, until);
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        chain.addAll(signer.chain);
        return new Identity(key, chain);
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(
            String name, KeyPair key, String issuer, KeyPair signer, boolean ca, Instant until) {
        try {
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name("CN=" + issuer),
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(until.minusSeconds(86_400)),
                            Date.from(until),
                            new X500Name("CN=" + name),
                            key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(signer.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    /** A TLS server that shows an identity and says nothing else. */
    static SSLServerSocket serve(Identity identity, String... protocols) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server",
                    identity.key.getPrivate(),
                    new char[0],
                    identity.chain.toArray(new X509Certificate[0]));
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            SSLServerSocket server =
                    (SSLServerSocket)
                            context.getServerSocketFactory()
                                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            server.setEnabledProtocols(protocols);
            Thread.ofVirtual().start(() -> accept(server));
            return server;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void accept(SSLServerSocket server) {
        boolean open = true;
        while (open) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.setSoTimeout(2_000);
                socket.startHandshake();
                socket.getInputStream().read();
            } catch (IOException e) {
                // the client hung up, as most tests want it to, or the test is over
                open = !server.isClosed();
            }
        }
    }
}
