package parley.server.aws.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.jspecify.annotations.Nullable;
import parley.server.aws.blob.Bucket;
import parley.server.aws.deploy.export.ExportException;
import parley.server.aws.deploy.export.Exported;
import parley.server.aws.deploy.export.Restore;
import parley.server.aws.local.gateway.GatewayRules;

/** {@code parley aws local}: the AWS backend on this machine, until it is interrupted. */
public final class AwsLocalMain {
    private static final Options OPTIONS =
            new Options()
                    .addOption(option("port", "PORT", "where clients connect (default 7430)"))
                    .addOption(
                            option("data", "DIR", "where all of it is kept (default: thrown away)"))
                    .addOption(
                            option(
                                    "restore",
                                    "EXPORT",
                                    "begins with what 'aws destroy' copied; with --data"))
                    .addOption(option("workers", "N", "workers at a time (default 2)"))
                    .addOption(option("idle", "SECONDS", "idle time of a connection (default 600)"))
                    .addOption(option("age", "SECONDS", "age of a connection (default 7200)"))
                    .addOption(option("chores", "SECONDS", "apart of the chores (default 60)"))
                    .addOption(option("plain", null, "without TLS, which AWS always has"))
                    .addOption(option("help", null, "this text"));

    private AwsLocalMain() {}

    private static Option option(String name, @Nullable String argument, String what) {
        Option.Builder option = Option.builder().longOpt(name).desc(what);
        return (argument == null ? option : option.hasArg().argName(argument)).get();
    }

    /** Ends with 2 when the command line is wrong, with 1 when it cannot start. */
    public static void main(String[] args) throws InterruptedException {
        try {
            run(new DefaultParser().parse(OPTIONS, args));
        } catch (ParseException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (ExportException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("It cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(CommandLine line)
            throws IOException, InterruptedException, ParseException, ExportException {
        if (line.hasOption("help")) {
            HelpFormatter.builder()
                    .setShowSince(false)
                    .setComparator((_, _) -> 0) // as they were added
                    .get()
                    .printHelp("parley aws local [options]", "", OPTIONS, "", false);
            return;
        }
        if (line.hasOption("restore") && !line.hasOption("data")) {
            throw new ParseException("--restore needs --data, where it is restored to");
        }
        Path data =
                line.hasOption("data")
                        ? Path.of(line.getOptionValue("data"))
                        : Files.createTempDirectory("parley-aws-");
        int port = number(line, "port", 7_430);
        GatewayRules rules =
                GatewayRules.AWS.ending(
                        Duration.ofSeconds(number(line, "idle", 600)),
                        Duration.ofSeconds(number(line, "age", 7_200)));
        Optional<LocalTls> tls =
                line.hasOption("plain")
                        ? Optional.empty()
                        : Optional.of(LocalTls.in(data.resolve("tls"), InstantSource.system()));
        Emulators emulators =
                line.hasOption("data")
                        ? Emulators.kept(data, tls)
                        : Emulators.start(data.resolve("blobs"), tls);
        if (line.hasOption("restore")) {
            restore(Path.of(line.getOptionValue("restore")), emulators);
        }
        AwsLocal local =
                AwsLocal.inProcesses(
                        emulators,
                        rules,
                        data,
                        number(line, "workers", 2),
                        port,
                        Duration.ofSeconds(number(line, "chores", 60)));
        Runtime.getRuntime().addShutdownHook(new Thread(local::close));
        System.out.println("parley aws ready " + local.url() + facts(local));
        local.link().ifPresent(link -> System.out.println("The first one to join: " + link));
        Thread.currentThread().join();
    }

    private static String facts(AwsLocal local) {
        String pin = local.pin().map(each -> " pin=" + each).orElse("");
        return local.isNew() ? pin + " setup-code=" + local.setupCode() : pin;
    }

    private static void restore(Path export, Emulators emulators) throws ExportException {
        Bucket bucket = emulators.bucket();
        Restore restore =
                new Restore(
                        emulators.table(), bucket.client(), bucket.name(), InstantSource.system());
        Restore.Restored restored = restore.run(Exported.in(export));
        restore.finish();
        System.out.println(
                "Restored " + restored.items() + " items and " + restored.files() + " files.");
    }

    private static int number(CommandLine line, String name, int otherwise) throws ParseException {
        try {
            return Integer.parseInt(line.getOptionValue(name, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw new ParseException("--" + name + " wants a number");
        }
    }
}
