package parley.client.address;

import java.util.Locale;

/** Which hosts are this computer or its LAN, told by their spelling alone; nothing is looked up. */
final class LanHosts {
    private LanHosts() {}

    static boolean isLan(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".local") || name.endsWith(".localhost")) {
            return true;
        }
        if (isIpv6(name)) {
            return name.equals("::1") || name.matches("f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*");
        }
        return name.matches(
                        "127(\\.[0-9]{1,3}){3}|10(\\.[0-9]{1,3}){3}|192\\.168(\\.[0-9]{1,3}){2}")
                || name.matches("169\\.254(\\.[0-9]{1,3}){2}")
                || name.matches("172\\.(1[6-9]|2[0-9]|3[01])(\\.[0-9]{1,3}){2}");
    }

    static boolean isIpv6(String host) {
        return host.matches("[0-9a-fA-F:.]{2,45}(%[A-Za-z0-9._-]{1,16})?") && host.contains(":");
    }
}
