package parley.server.lite;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code parley server}: exit code 0 after a graceful stop, 1 when it could not start, 2 when it
 * was misused. Standard output has one line, when it is ready; everything else is on standard
 * error.
 */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        version = "Parley 0.1",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Runs a workspace's server until it is told to stop (SIGTERM or Ctrl+C).",
            "Every setting can also stand in the environment (--send-burst as PARLEY_SEND_BURST)"
                    + " or in the settings file (send-burst=60). The command line wins, then the"
                    + " environment, then the file."
        })
public final class ServerMain implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServerOptions options = new ServerOptions();

    ServerMain() {}

    public static void main(String[] args) {
        Logging.settle(args, System.getenv());
        Preload.begin();
        int code = run(args, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Parses, starts and serves until the process is told to stop. */
    static int run(String[] args, PrintWriter err) {
        CommandLine command = new CommandLine(new ServerMain()).setErr(err);
        try {
            command.setDefaultValueProvider(OtherSettings.read(args, System.getenv()));
        } catch (IOException e) {
            err.println("parley: cannot read the settings file: " + e.getMessage());
            return 2;
        }
        return command.execute(args);
    }

    @Override
    public Integer call() {
        options.setUpLogging();
        PrintWriter err = spec.commandLine().getErr();
        LiteServer server;
        try {
            server = LiteServer.start(options.config());
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
        announce(server, err);
        await(stopped);
        return 0;
    }

    private void announce(LiteServer server, PrintWriter err) {
        server.setupCode().ifPresent(_ -> hint(server.data(), err));
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "parley ready "
                        + server.url()
                        + server.pin().map(pin -> " pin=" + pin).orElse("")
                        + " data="
                        + server.data());
        out.flush();
    }

    private static void hint(Path data, PrintWriter err) {
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
