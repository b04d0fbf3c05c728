package parley.server.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What of an address is one customer: all of IPv4, and of a public IPv6 address its /64. The
 * addresses of this machine are nobody's: behind a reverse proxy everybody has one of them, and one
 * who guesses must not shut out all others. What is guessed there is slowed down by name and by
 * workspace alone.
 */
public final class AddressKey {
    private static final int ULA_MASK = 0xFE;
    private static final int ULA = 0xFC;

    private AddressKey() {}

    /**
     * The key under which an address is counted, empty for one of this machine. Link-local and
     * unique local addresses are taken whole, because there a /64 is a whole office.
     */
    public static Optional<String> of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        boolean whole =
                !(address instanceof Inet6Address)
                        || address.isLinkLocalAddress()
                        || (bytes[0] & ULA_MASK) == ULA;
        return Optional.of(HexFormat.of().formatHex(bytes, 0, whole ? bytes.length : 8));
    }
}
