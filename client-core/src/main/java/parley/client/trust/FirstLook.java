package parley.client.trust;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Looks who answers, before anything secret is sent: a server that public authorities vouch for is
 * believed; of one with its own authority the pin is noted, for people to compare.
 */
public final class FirstLook extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager authorities;
    private final InstantSource clock;
    private volatile @Nullable Pin observed;

    FirstLook(X509ExtendedTrustManager authorities, InstantSource clock) {
        this.authorities = authorities;
        this.clock = clock;
    }

    /** The pin that was noted; empty when public authorities vouch for the server. */
    public Optional<Pin> observed() {
        return Optional.ofNullable(observed);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            String host =
                    socket instanceof SSLSocket tls && tls.getHandshakeSession() != null
                            ? tls.getHandshakeSession().getPeerHost()
                            : "";
            note(chain, host, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            note(chain, String.valueOf(engine.getPeerHost()), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        note(chain, "", new CertificateException("no connection to check the name of"));
    }

    private void note(X509Certificate[] certificates, String host, CertificateException why)
            throws CertificateException {
        Chain chain = new Chain(List.of(certificates));
        if (!chain.endsInAuthority()) {
            throw new UntrustedException(TrustProblem.NOT_PUBLIC, host + ": " + why.getMessage());
        }
        Pin pin = chain.pin();
        chain.require(pin, Date.from(clock.instant()));
        observed = pin;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
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
