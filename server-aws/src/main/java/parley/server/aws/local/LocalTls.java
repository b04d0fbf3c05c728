package parley.server.aws.local;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import parley.server.lite.tls.LocalCa;
import parley.server.lite.tls.Names;
import parley.server.lite.tls.TlsException;
import parley.server.lite.tls.TlsIdentity;

/**
 * TLS of the local backend: a CA of its own, as server-lite has one, and one certificate of it for
 * the gateway and for the bucket, because a client that knows the workspace by a pin believes
 * nobody else.
 *
 * @param keys a key store with the certificate and its key
 * @param trusted a key store with the CA, for workers
 */
public record LocalTls(TlsIdentity identity, Path keys, Path trusted) {
    /** Nothing is protected by it that is not in the same folder. */
    static final String PASSWORD = "parley";

    private static final String TYPE = "PKCS12";

    /** Reads what is in the folder, or makes it. */
    public static LocalTls in(Path folder, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        try {
            TlsIdentity identity =
                    LocalCa.open(folder, clock).identity(Names.ofThisMachine(List.of()));
            Path keys = folder.resolve("server.p12");
            Path trusted = folder.resolve("ca.p12");
            KeyStore own = empty();
            own.setKeyEntry(
                    "server",
                    identity.key(),
                    PASSWORD.toCharArray(),
                    identity.chain().toArray(X509Certificate[]::new));
            save(own, keys);
            KeyStore authority = empty();
            authority.setCertificateEntry("ca", identity.chain().getLast());
            save(authority, trusted);
            return new LocalTls(identity, keys, trusted);
        } catch (TlsException | GeneralSecurityException e) {
            throw new IOException("no certificate in " + folder, e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, null);
        return store;
    }

    private static void save(KeyStore store, Path file)
            throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    /** What clients know the workspace by. */
    public String pin() {
        return identity.pin().orElseThrow();
    }

    /** For the gateway. */
    SslContext server() throws IOException {
        return SslContextBuilder.forServer(identity.key(), identity.chain())
                .sslProvider(SslProvider.JDK)
                .build();
    }

    /** What a JVM is told that shall trust the bucket. */
    String trustOptions() {
        return "-Djavax.net.ssl.trustStore="
                + trusted.toAbsolutePath()
                + " -Djavax.net.ssl.trustStoreType="
                + TYPE
                + " -Djavax.net.ssl.trustStorePassword="
                + PASSWORD;
    }
}
