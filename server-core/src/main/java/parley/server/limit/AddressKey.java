package parley.server.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** What of an address is one customer: all of IPv4, and of a public IPv6 address its /64. */
public final class AddressKey {
    private static final int ULA_MASK = 0xFE;
    private static final int ULA = 0xFC;

    private AddressKey() {}

    /**
     * The key under which an address is counted. Link-local and unique local addresses are taken
     * whole, because there a /64 is a whole office.
     */
    public static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean whole =
                !(address instanceof Inet6Address)
                        || address.isLinkLocalAddress()
                        || address.isLoopbackAddress()
                        || (bytes[0] & ULA_MASK) == ULA;
        return HexFormat.of().formatHex(bytes, 0, whole ? bytes.length : 8);
    }
}
