package parley.server.aws.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** A command line of {@code parley aws}, read; what is wrong with it is said with the cure. */
final class DeployLine {
    static final List<String> COMMANDS = List.of("deploy", "status", "destroy", "restore");

    /** Where this program's script says what it built; of no interest to people. */
    private static final String FUNCTION = "function";

    private final String command;
    private final CommandLine line;

    private DeployLine(String command, CommandLine line) {
        this.command = command;
        this.line = line;
    }

    static DeployLine of(String... args) throws ParseException {
        String command = args.length == 0 ? "" : args[0];
        if (!COMMANDS.contains(command)) {
            throw new ParseException(
                    "It is './parley aws "
                            + String.join("', './parley aws ", COMMANDS)
                            + "'; './parley aws --help' tells more.");
        }
        Options all = options(command).addOption(option(FUNCTION, "DIR", ""));
        try {
            DeployLine read = new DeployLine(command, new DefaultParser().parse(all, args));
            read.checkWords();
            return read;
        } catch (ParseException e) {
            throw new ParseException(
                    e.getMessage() + "\n'./parley aws " + command + " --help' lists the options.");
        }
    }

    /** Only a restoration has a word of its own: where the export is. */
    private void checkWords() throws ParseException {
        List<String> words = line.getArgList();
        int most = command.equals("restore") ? 2 : 1;
        if (words.size() > most && !isHelp()) {
            throw new ParseException("'" + words.get(most) + "' means nothing.");
        }
    }

    private static Option option(String name, @Nullable String argument, String what) {
        Option.Builder option = Option.builder().longOpt(name).desc(what);
        return (argument == null ? option : option.hasArg().argName(argument)).get();
    }

    /** Those that help lists. */
    static Options options(String command) {
        Options common =
                new Options()
                        .addOption(
                                option(
                                        "region",
                                        "REGION",
                                        "e.g. eu-central-1 (default: AWS_REGION, else that of the"
                                                + " AWS command line)"))
                        .addOption(
                                option(
                                        "workspace",
                                        "ID",
                                        "what the stacks' names begin with (default parley)"));
        switch (command) {
            case "deploy" ->
                    common.addOption(option("name", "NAME", "what people see (default Parley)"))
                            .addOption(
                                    option(
                                            "budget",
                                            "DOLLARS",
                                            "a dashboard, alarms, and mails at 80 and 100 % of so"
                                                    + " many US dollars a month"))
                            .addOption(option("owner-mail", "MAIL", "who gets these mails"))
                            .addOption(option("site", null, "a page with the address, too"))
                            .addOption(
                                    option("download", "URL", "where that page gets Parley from"))
                            .addOption(
                                    option("origins", "URLS", "web pages that may connect, by ,"))
                            .addOption(
                                    option(
                                            "retention",
                                            "keep|destroy",
                                            "whether table and files survive their stack"
                                                    + " (default keep)"));
            case "destroy" ->
                    common.addOption(
                                    option(
                                            "export",
                                            "DIR",
                                            "where a copy goes before (default parley-export-ID)"))
                            .addOption(option("no-export", null, "removes without a copy"))
                            .addOption(
                                    option("yes", "ID", "confirms, for scripts: the workspace's"));
            default -> {
                // status and restore have no more
            }
        }
        return common.addOption(option("help", null, "this text"));
    }

    String command() {
        return command;
    }

    boolean isHelp() {
        return line.hasOption("help");
    }

    /** What the stacks' names begin with. */
    String workspace() throws ParseException {
        String workspace = line.getOptionValue("workspace", "parley");
        if (!workspace.matches("[a-z][a-z0-9-]{0,19}")) {
            throw new ParseException(
                    "--workspace begins with a lower-case letter and has at most 20 of those,"
                            + " digits and hyphens, not '"
                            + workspace
                            + "'.");
        }
        return workspace;
    }

    /** {@code configured}: what the AWS command line would use. */
    Region region(Map<String, String> env, Supplier<Optional<String>> configured)
            throws ParseException {
        String name =
                Optional.ofNullable(line.getOptionValue("region"))
                        .or(() -> Optional.ofNullable(env.get("AWS_REGION")))
                        .or(() -> Optional.ofNullable(env.get("AWS_DEFAULT_REGION")))
                        .filter(each -> !each.isBlank())
                        .or(configured)
                        .orElseThrow(() ->
                                new ParseException(
                                        "Where? Choose a Region of AWS near your people:"
                                                + " --region eu-central-1, for example. Those"
                                                + " known: "
                                                + known()
                                                + "."));
        if (!name.matches("[a-z]{2,}(-[a-z]+)+-\\d+")) {
            throw new ParseException(
                    "There is no Region '" + name + "'. Those known: " + known() + ".");
        }
        return Region.of(name);
    }

    static String known() {
        return Region.regions().stream()
                .filter(each -> !each.isGlobalRegion())
                .map(Region::id)
                .filter(each -> each.matches("(?!us-gov|us-iso|cn-)[a-z]{2}-[a-z]+-\\d"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** {@code ask}: asks somebody for a line, if somebody is there. */
    Plan plan(Asking ask) throws ParseException {
        if (line.hasOption("owner-mail") && !line.hasOption("budget")) {
            throw new ParseException(
                    "--owner-mail needs --budget: mails tell of a sum, e.g. --budget 10.");
        }
        String retention = line.getOptionValue("retention", "keep");
        if (!retention.equals("keep") && !retention.equals("destroy")) {
            throw new ParseException("--retention is keep or destroy, not '" + retention + "'.");
        }
        if (!line.hasOption(FUNCTION)) {
            throw new ParseException("--function says where the built function is.");
        }
        return new Plan(
                workspace(),
                line.getOptionValue("name", "Parley"),
                line.getOptionValue("origins", ""),
                Path.of(line.getOptionValue(FUNCTION)),
                line.hasOption("budget") ? Optional.of(watch(ask)) : Optional.empty(),
                line.hasOption("site")
                        ? Optional.of(
                                new Plan.Site(Optional.ofNullable(line.getOptionValue("download"))))
                        : Optional.empty(),
                retention.equals("destroy"));
    }

    private Plan.Watch watch(Asking ask) throws ParseException {
        int dollars = dollars();
        String mail =
                Optional.ofNullable(line.getOptionValue("owner-mail"))
                        .or(() -> ask.line("Who gets the mails about the budget and alarms? "))
                        .orElseThrow(() ->
                                new ParseException(
                                        "--budget sends mails: --owner-mail you@example.org says"
                                                + " to whom."))
                        .strip();
        if (!mail.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw new ParseException("'" + mail + "' is no mail address.");
        }
        return new Plan.Watch(mail, dollars);
    }

    private int dollars() throws ParseException {
        String given = line.getOptionValue("budget");
        if (!given.matches("[1-9]\\d{0,6}")) {
            throw new ParseException(
                    "--budget is whole US dollars a month, at least 1, e.g. --budget 10, not '"
                            + given
                            + "'.");
        }
        return Integer.parseInt(given);
    }

    /** Where a copy goes; empty: nowhere. */
    Optional<Path> export() throws ParseException {
        return line.hasOption("no-export")
                ? Optional.empty()
                : Optional.of(
                        Path.of(line.getOptionValue("export", "parley-export-" + workspace())));
    }

    /** The folder that is brought back. */
    Path exported() throws ParseException {
        if (line.getArgList().size() < 2) {
            throw new ParseException(
                    "Which export? './parley aws restore parley-export-parley', for example.");
        }
        return Path.of(line.getArgList().get(1));
    }

    /** What was said in advance instead of being asked. */
    Optional<String> confirmed() {
        return Optional.ofNullable(line.getOptionValue("yes"));
    }

    /** A person at a terminal; empty where there is none. */
    interface Asking {
        Optional<String> line(String question);
    }
}
