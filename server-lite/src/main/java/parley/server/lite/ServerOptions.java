package parley.server.lite;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.server.WorkspaceOperations;
import parley.server.limit.Rate;
import parley.server.lite.http.HttpTiming;
import parley.server.lite.net.FileLimit;
import parley.server.lite.socket.SocketTiming;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be set, with its defaults; {@code --help} prints this. */
final class ServerOptions {
    private static final int MAX_PORT = 65_535;

    /** What a switch can be. */
    enum Switch {
        on,
        off
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file of settings, one name=value a line")
    @SuppressWarnings("UnusedVariable") // here for --help; OtherSettings reads it first
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "parley-data",
            description = "The workspace's folder, made if needed (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("parley-data");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "Parley",
            description = "What a new workspace is called (default: ${DEFAULT-VALUE})")
    private String name = "Parley";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "7420",
            description = "The one port; 0 takes any free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "0.0.0.0",
            description = "Where to listen (default: ${DEFAULT-VALUE}, the whole network)")
    private String bind = "0.0.0.0";

    @Option(
            names = "--address",
            paramLabel = "HOST[:PORT]",
            description = "Where others find this server, for invites and the certificate")
    private @Nullable String address;

    @Option(
            names = "--tls",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "Off only behind a proxy that does TLS (default: ${DEFAULT-VALUE})")
    private Switch tls = Switch.on;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "A certificate chain in PEM instead of the workspace's own; with --key")
    private @Nullable Path cert;

    @Option(names = "--key", paramLabel = "FILE", description = "The key of --cert, in PEM")
    private @Nullable Path key;

    @Option(
            names = "--origin",
            paramLabel = "URL",
            split = ",",
            description = "Web pages that may connect, with commas between; programs need none")
    private @Nullable List<String> origins;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "12000",
            description =
                    "At most so many, and no more than the limit on open files allows (default:"
                            + " ${DEFAULT-VALUE})")
    private int maxConnections;

    @Option(
            names = "--max-per-address",
            paramLabel = "N",
            defaultValue = "200",
            description = "From one address that is not this machine (default: ${DEFAULT-VALUE})")
    private int maxPerAddress;

    @Option(
            names = "--outgoing-bytes",
            paramLabel = "N",
            defaultValue = "1048576",
            description = "May wait for a client that does not read (default: ${DEFAULT-VALUE})")
    private int outgoingBytes;

    @Option(
            names = "--heartbeat",
            paramLabel = "SECONDS",
            defaultValue = "25",
            description = "How often clients tell that they live (default: ${DEFAULT-VALUE})")
    private int heartbeat;

    @Option(
            names = "--send-burst",
            paramLabel = "N",
            defaultValue = "60",
            description = "Messages a user may send at once (default: ${DEFAULT-VALUE})")
    private int sendBurst;

    @Option(
            names = "--send-rate",
            paramLabel = "N",
            defaultValue = "5",
            description = "And then in each second (default: ${DEFAULT-VALUE})")
    private int sendRate;

    @Option(
            names = "--guards",
            paramLabel = "on|off",
            defaultValue = "on",
            description =
                    "Off: no rate limits and weak password hashes, for load generators only"
                            + " (default: ${DEFAULT-VALUE})")
    private Switch guards = Switch.on;

    @Option(
            names = "--loops",
            paramLabel = "N",
            defaultValue = "1",
            description = "Event loops; one serves two cores best (default: ${DEFAULT-VALUE})")
    private int loops;

    @Option(
            names = "--metrics-token",
            paramLabel = "TOKEN",
            description = "Opens /metrics to other machines; this one needs none")
    private @Nullable String metricsToken;

    @Option(
            names = "--log",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "error, warn, info or debug (default: ${DEFAULT-VALUE})")
    private String log = "info";

    /** Before the first logger is made. */
    void setUpLogging() {
        if (!Logging.LEVELS.contains(log)) {
            throw misused("--log: error, warn, info or debug");
        }
        Logging.level(log);
    }

    /** All of it, checked. */
    ServerConfig config() {
        if (port < 0 || port > MAX_PORT) {
            throw misused("--port: 0 to " + MAX_PORT);
        }
        require("--loops", loops);
        require("--max-connections", maxConnections);
        require("--max-per-address", maxPerAddress);
        require("--outgoing-bytes", outgoingBytes);
        require("--heartbeat", heartbeat);
        require("--send-burst", sendBurst);
        require("--send-rate", sendRate);
        if (name.isBlank() || name.length() > 64) {
            throw misused("--name: 1 to 64 characters");
        }
        return new ServerConfig(
                data.toAbsolutePath().normalize(),
                name,
                transport(),
                certificate(),
                Optional.ofNullable(address),
                Optional.ofNullable(metricsToken),
                guards());
    }

    private void require(String option, int value) {
        if (value < 1) {
            throw misused(option + ": 1 or more");
        }
    }

    private TransportConfig transport() {
        InetSocketAddress where = new InetSocketAddress(bind, port);
        if (where.isUnresolved()) {
            throw misused("--bind: there is no address " + bind);
        }
        SocketTiming timing = SocketTiming.DEFAULT;
        return new TransportConfig(
                where,
                loops,
                FileLimit.connections(maxConnections),
                maxPerAddress,
                outgoingBytes,
                origins == null ? Set.of() : Set.copyOf(origins),
                HttpTiming.DEFAULT,
                new SocketTiming(
                        timing.hello(),
                        Duration.ofSeconds(heartbeat),
                        timing.linger(),
                        timing.expired()),
                Duration.ofMillis(500));
    }

    private ServerConfig.Certificate certificate() {
        if ((cert == null) != (key == null)) {
            throw misused("--cert and --key belong together");
        }
        if (tls == Switch.off) {
            return new ServerConfig.Certificate.None();
        }
        return cert != null && key != null
                ? new ServerConfig.Certificate.Given(cert, key)
                : new ServerConfig.Certificate.Own();
    }

    private ServerConfig.Guards guards() {
        if (guards == Switch.off) {
            return ServerConfig.Guards.NONE;
        }
        ServerConfig.Guards normal = ServerConfig.Guards.NORMAL;
        return new ServerConfig.Guards(
                normal.accounts(),
                normal.requests(),
                new WorkspaceOperations.Rates(
                        Rate.of(sendBurst, sendRate, Duration.ofSeconds(1)),
                        normal.operations().hellos()));
    }

    private ParameterException misused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
