package parley.server.aws.deploy;

import java.io.Console;
import java.io.IOException;
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
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** {@code parley aws deploy|status|destroy}. */
public final class DeployMain {
    private static final Duration APART = Duration.ofSeconds(5);
    private static final Options COMMON =
            new Options()
                    .addOption(
                            option("region", "REGION", "e.g. eu-central-1 (default: AWS_REGION)"))
                    .addOption(
                            option(
                                    "workspace",
                                    "ID",
                                    "what the stacks' names begin with (default parley)"))
                    .addOption(option("help", null, "this text"));

    private DeployMain() {}

    private static Option option(String name, @Nullable String argument, String what) {
        Option.Builder option = Option.builder().longOpt(name).desc(what);
        return (argument == null ? option : option.hasArg().argName(argument)).get();
    }

    /** Ends with 1 when AWS does not do it and with 2 when the command line is wrong. */
    public static void main(String[] args) throws IOException {
        try {
            System.exit(run(args) ? 0 : 1);
        } catch (ParseException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (DeployException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (SdkException e) {
            System.err.println("AWS says: " + e.getMessage());
            System.exit(1);
        }
    }

    private static boolean run(String[] args) throws ParseException, DeployException, IOException {
        String command = args.length == 0 ? "" : args[0];
        Options options =
                switch (command) {
                    case "deploy" -> deployOptions();
                    case "status" -> COMMON;
                    case "destroy" -> destroyOptions();
                    default ->
                            throw new ParseException("It is 'parley aws deploy|status|destroy'.");
                };
        CommandLine line = new DefaultParser().parse(options, args);
        if (line.hasOption("help")) {
            HelpFormatter.builder().get().printHelp("parley aws " + command, "", options, "", true);
            return true;
        }
        String workspace = line.getOptionValue("workspace", "parley");
        if (!workspace.matches("[a-z][a-z0-9-]{0,19}")) {
            throw new ParseException(
                    "--workspace is lower-case letters, digits and hyphens, at most 20");
        }
        try (Account account = Account.of(region(line))) {
            Stacks stacks = new Stacks(account.stacks(), APART, System.out);
            return switch (command) {
                case "deploy" -> {
                    new Deploy(account, stacks, InstantSource.system(), System.out)
                            .run(plan(line, workspace));
                    yield true;
                }
                case "status" -> {
                    account.number();
                    yield new Status(stacks, System.out).run(workspace);
                }
                default ->
                        new Destroy(account, stacks, name -> confirmed(line, name), System.out)
                                .run(workspace, export(line, workspace));
            };
        }
    }

    private static Options deployOptions() {
        return all(COMMON)
                .addOption(option("name", "NAME", "what people see (default Parley)"))
                .addOption(option("budget", "DOLLARS", "mails at 80 and 100 % of it, a month"))
                .addOption(option("owner-mail", "MAIL", "who gets alarms and the budget's mails"))
                .addOption(option("site", null, "a page with the address, too"))
                .addOption(option("download", "URL", "where that page sends people for Parley"))
                .addOption(option("origins", "URLS", "web pages that may connect, by commas"))
                .addOption(
                        option(
                                "retention",
                                "keep|destroy",
                                "whether table and files survive their stack (default keep)"))
                .addOption(option("function", "DIR", "the built function's libraries"));
    }

    private static Options destroyOptions() {
        return all(COMMON)
                .addOption(
                        option(
                                "export",
                                "DIR",
                                "where a copy goes before (default parley-export-ID)"))
                .addOption(option("no-export", null, "removes without a copy"))
                .addOption(option("yes", "ID", "confirms, for scripts: the workspace's id"));
    }

    private static Options all(Options some) {
        Options all = new Options();
        some.getOptions().forEach(all::addOption);
        return all;
    }

    private static Region region(CommandLine line) throws ParseException {
        String name = line.getOptionValue("region", System.getenv("AWS_REGION"));
        if (name == null || name.isBlank()) {
            throw new ParseException("Where? --region eu-central-1, for example, or AWS_REGION");
        }
        return Region.of(name);
    }

    private static Plan plan(CommandLine line, String workspace) throws ParseException {
        if (line.hasOption("budget") != line.hasOption("owner-mail")) {
            throw new ParseException("--budget and --owner-mail need each other");
        }
        String retention = line.getOptionValue("retention", "keep");
        if (!retention.equals("keep") && !retention.equals("destroy")) {
            throw new ParseException("--retention is keep or destroy");
        }
        if (!line.hasOption("function")) {
            throw new ParseException("--function says where the built function is");
        }
        return new Plan(
                workspace,
                line.getOptionValue("name", "Parley"),
                line.getOptionValue("origins", ""),
                Path.of(line.getOptionValue("function")),
                line.hasOption("budget")
                        ? Optional.of(
                                new Plan.Watch(line.getOptionValue("owner-mail"), dollars(line)))
                        : Optional.empty(),
                line.hasOption("site")
                        ? Optional.of(
                                new Plan.Site(Optional.ofNullable(line.getOptionValue("download"))))
                        : Optional.empty(),
                retention.equals("destroy"));
    }

    private static int dollars(CommandLine line) throws ParseException {
        try {
            int dollars = Integer.parseInt(line.getOptionValue("budget"));
            if (dollars > 0) {
                return dollars;
            }
        } catch (NumberFormatException e) {
            throw new ParseException("--budget is whole US dollars a month, not " + e.getMessage());
        }
        throw new ParseException("--budget is at least one dollar");
    }

    private static Optional<Path> export(CommandLine line, String workspace) {
        return line.hasOption("no-export")
                ? Optional.empty()
                : Optional.of(Path.of(line.getOptionValue("export", "parley-export-" + workspace)));
    }

    private static boolean confirmed(CommandLine line, String workspace) {
        if (line.hasOption("yes")) {
            return workspace.equals(line.getOptionValue("yes"));
        }
        Optional<Console> somebody =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (somebody.isEmpty()) {
            System.out.println("Nobody can be asked here: --yes " + workspace + " confirms.");
            return false;
        }
        return workspace.equals(somebody.get().readLine("Write %s to go on: ", workspace));
    }
}
