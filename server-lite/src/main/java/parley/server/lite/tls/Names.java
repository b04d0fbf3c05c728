package parley.server.lite.tls;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Under which names and addresses clients may reach the server.
 *
 * @param hosts DNS names in lower case
 * @param addresses IPv4 and IPv6 literals without a scope
 */
public record Names(SortedSet<String> hosts, SortedSet<String> addresses) {
    private static final int MAX = 200;

    public Names {
        hosts = new TreeSet<>(hosts);
        addresses = new TreeSet<>(addresses);
    }

    /**
     * This machine's host name and localhost, all addresses of its network interfaces, and {@code
     * more} names or addresses that it has elsewhere, for example behind a router.
     */
    public static Names ofThisMachine(Iterable<String> more) {
        SortedSet<String> hosts = new TreeSet<>();
        SortedSet<String> addresses = new TreeSet<>();
        hosts.add("localhost");
        addresses.add("127.0.0.1");
        addresses.add("0:0:0:0:0:0:0:1");
        try {
            hosts.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            hosts.add("localhost");
        }
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .limit(MAX)
                    .forEach(each -> addresses.add(literal(each)));
        } catch (SocketException e) {
            throw new UncheckedIOException("cannot list this machine's addresses", e);
        }
        for (String each : more) {
            if (each.matches("[0-9.]+") || each.contains(":")) {
                addresses.add(each);
            } else {
                hosts.add(each.toLowerCase(Locale.ROOT));
            }
        }
        hosts.removeIf(each -> !each.matches("[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?"));
        return new Names(hosts, addresses);
    }

    /** Whether every one of {@code other} is here. */
    boolean cover(Names other) {
        return hosts.containsAll(other.hosts()) && addresses.containsAll(other.addresses());
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}
