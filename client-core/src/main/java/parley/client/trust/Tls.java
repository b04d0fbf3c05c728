package parley.client.trust;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is spoken with one server.
 *
 * @param checksName whether the certificate must name the host; else the pin is the identity
 * @param only13 whether nothing older than TLS 1.3 is spoken
 */
public record Tls(
        SSLSocketFactory sockets, X509TrustManager trust, boolean checksName, boolean only13) {

    /** Believes the authority that {@code pin} names, and no other. */
    public static Tls pinned(Pin pin, InstantSource clock) {
        X509TrustManager trust = new PinnedTrust(pin, clock);
        return new Tls(sockets(trust), trust, false, true);
    }

    /** Believes the public authorities of this Java. */
    public static Tls publicAuthorities() {
        X509TrustManager trust = authorities();
        return new Tls(sockets(trust), trust, true, false);
    }

    /** Notes who answers; for requests without secrets only. */
    public static Tls firstLook(InstantSource clock) {
        FirstLook trust = new FirstLook(authorities(), clock);
        return new Tls(sockets(trust), trust, false, false);
    }

    private static SSLSocketFactory sockets(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private static X509ExtendedTrustManager authorities() {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            @Nullable KeyStore ofThisJava = null;
            factory.init(ofThisJava);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509ExtendedTrustManager found) {
                    return found;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has authorities", e);
        }
        throw new IllegalStateException("every Java has authorities");
    }
}
