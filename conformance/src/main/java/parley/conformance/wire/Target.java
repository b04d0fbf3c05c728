package parley.conformance.wire;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The server that is tried.
 *
 * @param url {@code http} or {@code https}, host and port; no path
 * @param pin base64url SHA-256 of the workspace CA's public key; absent: certificates are checked
 *     as usual
 */
public record Target(URI url, Optional<String> pin) {
    public Target {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("expected http(s)://host:port, got " + url);
        }
    }

    public static Target of(String url, Optional<String> pin) {
        return new Target(URI.create(url), pin);
    }

    public boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    public String host() {
        return url.getHost();
    }

    /** The port, with the scheme's own where none is given. */
    public int port() {
        return url.getPort() >= 0 ? url.getPort() : secure() ? 443 : 80;
    }

    /** The same server met at another port of this machine, as through a proxy. */
    public Target through(int port) {
        return new Target(URI.create(url.getScheme() + "://127.0.0.1:" + port), pin);
    }

    public URI socketUrl() {
        return URI.create(
                (secure() ? "wss" : "ws") + "://" + url.getHost() + ":" + port() + "/v1/ws");
    }

    /** How the pin is checked; empty without one. */
    public Optional<X509TrustManager> trust() {
        return pin.map(PinTrust::new);
    }

    /** Makes TLS sockets that obey the pin, or the system's trust without one. */
    public SSLSocketFactory tls() {
        return trust().map(PinTrust::sockets)
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
}
