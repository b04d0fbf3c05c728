package parley.server.lite.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections there may be, in all and from one address. Safe for use by many threads.
 *
 * <p>One address is an IPv4 address or an IPv6 /64. Loopback is bounded only in all: a reverse
 * proxy's connections all come from there.
 */
public final class ConnectionGate {
    private final int max;
    private final int maxPerAddress;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

    public ConnectionGate(int max, int maxPerAddress) {
        this.max = max;
        this.maxPerAddress = maxPerAddress;
    }

    /** Whether one more is allowed; then {@link #leave} must follow when it has ended. */
    public boolean enter(InetAddress address) {
        if (open.incrementAndGet() > max) {
            open.decrementAndGet();
            return false;
        }
        if (address.isLoopbackAddress()) {
            return true;
        }
        int mine = byAddress.merge(key(address), 1, Integer::sum);
        if (mine > maxPerAddress) {
            leave(address);
            return false;
        }
        return true;
    }

    public void leave(InetAddress address) {
        open.decrementAndGet();
        if (!address.isLoopbackAddress()) {
            byAddress.computeIfPresent(key(address), (_, n) -> n == 1 ? null : n - 1);
        }
    }

    /** How many there are now. */
    public int open() {
        return open.get();
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of()
                .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }
}
