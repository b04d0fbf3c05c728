package parley.desktop.host;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The addresses of this PC in its networks. */
final class LanAddresses {
    private LanAddresses() {}

    /** IPv4 addresses others can use, private networks first; empty without a network. */
    static List<String> list() throws IOException {
        var near = new ArrayList<String>();
        var far = new ArrayList<String>();
        for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (!network.isUp() || network.isLoopback() || network.isPointToPoint()) {
                continue;
            }
            for (var address : Collections.list(network.getInetAddresses())) {
                if (address instanceof Inet4Address && !address.isLinkLocalAddress()) {
                    (address.isSiteLocalAddress() ? near : far).add(address.getHostAddress());
                }
            }
        }
        near.addAll(far);
        return near;
    }
}
