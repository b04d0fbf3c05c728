package parley.server.lite;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * {@code parley server}: exit code 0 after a graceful stop, 1 when it could not start, 2 when it
 * was misused. Standard output has one line, when it is ready; everything else is on standard
 * error.
 */
public final class ServerMain {
    private static final String VERSION = "Parley 0.1";

    private final PrintWriter out;
    private final PrintWriter err;

    ServerMain(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = new ServerMain(out, err).run(args, System.getenv());
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Parses, starts and serves until the process is told to stop. */
    int run(String[] args, Map<String, String> environment) {
        Optional<ServerConfig> config;
        try {
            config = config(args, environment);
        } catch (MisuseException e) {
            err.println("parley: " + e.getMessage());
            err.println("See: parley server --help");
            return 2;
        }
        return config.map(this::serve).orElse(0);
    }

    /** Empty: only help was asked for. The logs are set up when this returns. */
    private Optional<ServerConfig> config(String[] args, Map<String, String> environment)
            throws MisuseException {
        CommandLineSettings settings = CommandLineSettings.read(args, environment);
        if (settings.asks(CommandLineSettings.HELP)) {
            CommandLineSettings.printHelp(out);
            out.flush();
            return Optional.empty();
        }
        if (settings.asks(CommandLineSettings.VERSION)) {
            out.println(VERSION);
            return Optional.empty();
        }
        ServerOptions options = new ServerOptions(settings);
        Logging.level(options.logLevel());
        Preload.begin();
        return Optional.of(options.config());
    }

    private int serve(ServerConfig config) {
        LiteServer server;
        try {
            server = LiteServer.start(config);
        } catch (StartException e) {
            err.println("parley: " + e.getMessage());
            return 1;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("parley-stop")
                                .unstarted(() -> {
                                    server.close();
                                    stopped.countDown();
                                }));
        announce(server);
        await(stopped);
        return 0;
    }

    private void announce(LiteServer server) {
        server.setupCode().ifPresent(_ -> hint(server.data()));
        out.println(
                "parley ready "
                        + server.url()
                        + server.pin().map(pin -> " pin=" + pin).orElse("")
                        + " data="
                        + server.data());
    }

    private void hint(Path data) {
        err.println(
                "Nobody owns this workspace yet. Whoever registers first with the set-up code in "
                        + data.resolve("setup-code")
                        + " becomes its owner.");
    }

    private static void await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            LoggerFactory.getLogger(ServerMain.class).info("interrupted: stopping");
            Thread.currentThread().interrupt();
        }
    }
}
