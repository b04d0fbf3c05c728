package parley.server.lite;

import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.server.WorkspaceOperations;
import parley.server.limit.Rate;
import parley.server.lite.http.HttpTiming;
import parley.server.lite.net.FileLimit;
import parley.server.lite.socket.SocketTiming;

/** The settings as what they mean, checked. */
final class ServerOptions {
    private static final int MAX_PORT = 65_535;
    private static final long GIB = 1L << 30;
    private static final int MAX_NAME = 64;

    private final CommandLineSettings settings;

    ServerOptions(CommandLineSettings settings) {
        this.settings = settings;
    }

    String logLevel() throws MisuseException {
        String level = settings.value(Setting.LOG);
        if (!Logging.LEVELS.contains(level)) {
            throw misused(Setting.LOG, "error, warn, info or debug");
        }
        return level;
    }

    /** All of it. */
    ServerConfig config() throws MisuseException {
        String name = settings.value(Setting.NAME);
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw misused(Setting.NAME, "1 to " + MAX_NAME + " characters");
        }
        return new ServerConfig(
                path(Setting.DATA, settings.value(Setting.DATA)).toAbsolutePath().normalize(),
                name,
                transport(),
                certificate(),
                settings.given(Setting.ADDRESS),
                settings.given(Setting.METRICS_TOKEN),
                guards());
    }

    private TransportConfig transport() throws MisuseException {
        SocketTiming timing = SocketTiming.DEFAULT;
        return new TransportConfig(
                address(),
                atLeastOne(Setting.LOOPS),
                FileLimit.connections(atLeastOne(Setting.MAX_CONNECTIONS)),
                atLeastOne(Setting.MAX_PER_ADDRESS),
                atLeastOne(Setting.OUTGOING_BYTES),
                origins(),
                HttpTiming.DEFAULT,
                new SocketTiming(
                        timing.hello(),
                        Duration.ofSeconds(atLeastOne(Setting.HEARTBEAT)),
                        timing.linger(),
                        timing.expired()),
                Duration.ofMillis(500));
    }

    private InetSocketAddress address() throws MisuseException {
        int port = number(Setting.PORT);
        if (port < 0 || port > MAX_PORT) {
            throw misused(Setting.PORT, "0 to " + MAX_PORT);
        }
        InetSocketAddress where = new InetSocketAddress(settings.value(Setting.BIND), port);
        if (where.isUnresolved()) {
            throw misused(Setting.BIND, "there is no address " + settings.value(Setting.BIND));
        }
        return where;
    }

    private Set<String> origins() {
        return Arrays.stream(settings.value(Setting.ORIGIN).split(",", -1))
                .filter(each -> !each.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    private ServerConfig.Certificate certificate() throws MisuseException {
        Optional<String> cert = settings.given(Setting.CERT);
        Optional<String> key = settings.given(Setting.KEY);
        if (cert.isPresent() != key.isPresent()) {
            throw misused(Setting.CERT, "it and --key belong together");
        }
        if (!on(Setting.TLS)) {
            return new ServerConfig.Certificate.None();
        }
        return cert.isPresent()
                ? new ServerConfig.Certificate.Given(
                        path(Setting.CERT, cert.get()), path(Setting.KEY, key.orElseThrow()))
                : new ServerConfig.Certificate.Own();
    }

    private ServerConfig.Guards guards() throws MisuseException {
        Rate sends =
                Rate.of(
                        atLeastOne(Setting.SEND_BURST),
                        atLeastOne(Setting.SEND_RATE),
                        Duration.ofSeconds(1));
        if (!on(Setting.GUARDS)) {
            return ServerConfig.Guards.NONE;
        }
        ServerConfig.Guards normal = ServerConfig.Guards.NORMAL;
        return new ServerConfig.Guards(
                normal.accounts(),
                normal.requests(),
                new WorkspaceOperations.Rates(sends, normal.operations().hellos()),
                normal.files()
                        .withQuotas(
                                atLeastOne(Setting.USER_QUOTA) * GIB,
                                atLeastOne(Setting.FILE_QUOTA) * GIB));
    }

    private boolean on(Setting setting) throws MisuseException {
        return switch (settings.value(setting)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw misused(setting, "on or off");
        };
    }

    private int atLeastOne(Setting setting) throws MisuseException {
        int value = number(setting);
        if (value < 1) {
            throw misused(setting, "1 or more");
        }
        return value;
    }

    private int number(Setting setting) throws MisuseException {
        try {
            return Integer.parseInt(settings.value(setting));
        } catch (NumberFormatException e) {
            throw misused(setting, "a whole number, not " + settings.value(setting));
        }
    }

    private static Path path(Setting setting, String value) throws MisuseException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw misused(setting, "not a path: " + value);
        }
    }

    private static MisuseException misused(Setting setting, String why) {
        return new MisuseException("--" + setting.key() + ": " + why);
    }
}
