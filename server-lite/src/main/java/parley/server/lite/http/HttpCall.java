package parley.server.lite.http;

import java.net.InetAddress;
import java.util.Optional;

/** One request, whole. */
public final class HttpCall {
    private final Optional<String> bearer;
    private final byte[] body;
    private final InetAddress from;

    HttpCall(Optional<String> bearer, byte[] body, InetAddress from) {
        this.bearer = bearer;
        this.body = body;
        this.from = from;
    }

    /** The access token of the {@code Authorization} header. */
    public Optional<String> bearer() {
        return bearer;
    }

    /** At most what the endpoint accepts, in bytes; empty without one. */
    public byte[] body() {
        return body;
    }

    /** The address of the other end of the connection. */
    public InetAddress from() {
        return from;
    }
}
