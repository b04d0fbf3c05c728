package parley.client.address;

import java.util.Optional;
import parley.client.trust.Pin;

/**
 * Where a server listens, and how it is believed.
 *
 * @param host a name or an IP literal (IPv6 without brackets)
 * @param port 1 to 65,535
 * @param security how the connection is protected
 * @param pin the server's authority, when the address carries it
 */
public record Address(String host, int port, Security security, Optional<Pin> pin) {
    /** The port of a server on a LAN that was not told another one. */
    public static final int DEFAULT_PORT = 7420;

    /** How a connection is protected. */
    public enum Security {
        /** TLS; believed by its pin, else by public authorities, else by comparing six words. */
        TLS,
        /**
         * TLS; believed by its pin, else by public authorities only: {@code https}, {@code wss}.
         */
        PUBLIC_TLS,
        /** No TLS; loopback and LAN addresses only, and only when asked for by {@code http}. */
        PLAIN
    }

    public Address {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no address: " + host + ":" + port);
        }
    }

    /** The same address believed by {@code pin}. */
    public Address pinned(Pin pin) {
        return new Address(host, port, security, Optional.of(pin));
    }

    /** {@code host:port}, as shown to people. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
