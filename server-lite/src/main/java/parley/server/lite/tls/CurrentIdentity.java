package parley.server.lite.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives each handshake the certificate that holds at that moment, so that a renewed one needs no
 * restart. Safe for use by many threads.
 */
public final class CurrentIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "server-";

    /** Replaced as a whole. */
    private volatile Shown shown;

    /** {@code before} is for handshakes that began with it. */
    private record Shown(int number, TlsIdentity now, TlsIdentity before) {
        TlsIdentity of(String alias) {
            return alias.equals(ALIAS + number) ? now : before;
        }
    }

    public CurrentIdentity(TlsIdentity first) {
        this.shown = new Shown(0, first, first);
    }

    public TlsIdentity identity() {
        return shown.now();
    }

    /** From now on handshakes show this one. */
    public synchronized void set(TlsIdentity next) {
        shown = new Shown(shown.number() + 1, next, shown.now());
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return shown.of(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return shown.of(alias).key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = alias(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    /** Null where the key is of another type, as the interface has it. */
    private @Nullable String alias(String keyType) {
        Shown held = shown;
        return held.now().key().getAlgorithm().equals(keyType) ? ALIAS + held.number() : null;
    }
}
