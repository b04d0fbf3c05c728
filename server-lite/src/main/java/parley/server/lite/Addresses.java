package parley.server.lite;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How others reach this server: for programs on this machine, and in invites. */
record Addresses(
        boolean tls, InetSocketAddress bound, Optional<String> given, Optional<String> pin) {
    private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);

    /** For programs on this machine. */
    String url() {
        InetAddress address = bound.getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : literal(address);
        return (tls ? "https://" : "http://") + host + ":" + bound.getPort();
    }

    /** {@code host:port} for other people. */
    String publicAddress() {
        if (given.isEmpty()) {
            InetAddress address = bound.getAddress();
            InetAddress shown = address.isAnyLocalAddress() ? onTheNetwork() : address;
            return literal(shown) + ":" + bound.getPort();
        }
        return hasPort(given.get()) ? given.get() : given.get() + ":" + bound.getPort();
    }

    /** The host of {@code host}, {@code host:port} or {@code [IPv6]:port}. */
    static String host(String address) {
        String host = hasPort(address) ? address.substring(0, address.lastIndexOf(':')) : address;
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean hasPort(String address) {
        return address.matches("[^:]+:\\d{1,5}|\\[.*]:\\d{1,5}");
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** The address of this machine that others on its network are likeliest to reach. */
    private static InetAddress onTheNetwork() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                    .min(Comparator.comparing(each -> !each.isSiteLocalAddress()))
                    .orElse(InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            LOG.warn("cannot list this machine's addresses; invites name this machine only", e);
            return InetAddress.getLoopbackAddress();
        }
    }
}
