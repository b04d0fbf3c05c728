package parley.desktop.host;

import java.nio.file.Path;

/**
 * Where the server on this PC keeps its data and listens.
 *
 * @param folder its data, its log and what is remembered of it
 * @param bind the address it listens on; {@code 0.0.0.0} for all networks
 * @param port preferred; another one is taken when it is in use
 */
public record HostConfig(Path folder, String bind, int port) {
    /** Reachable from every network of this PC, at the usual port. */
    public static HostConfig open(Path folder) {
        return new HostConfig(folder, "0.0.0.0", parley.client.address.Address.DEFAULT_PORT);
    }

    /** Reachable from this PC only, at any free port. */
    public static HostConfig loopback(Path folder) {
        return new HostConfig(folder, "127.0.0.1", 0);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path output() {
        return folder.resolve("server.out");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path record() {
        return folder.resolve("host.properties");
    }

    boolean loopbackOnly() {
        return bind.startsWith("127.") || bind.equals("::1") || bind.equals("localhost");
    }
}
