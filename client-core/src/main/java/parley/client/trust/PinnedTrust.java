package parley.client.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/**
 * Believes a server whose leaf chains to the pinned authority, whatever its name: the pin is its
 * identity.
 */
final class PinnedTrust implements X509TrustManager {
    private final Pin pin;
    private final InstantSource clock;

    PinnedTrust(Pin pin, InstantSource clock) {
        this.pin = pin;
        this.clock = clock;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        new Chain(List.of(chain)).require(pin, Date.from(clock.instant()));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
