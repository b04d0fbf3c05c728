package parley.server.lite;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** The values that were given: on the command line, else in the environment, else in a file. */
final class CommandLineSettings {
    static final String HELP = "help";
    static final String VERSION = "version";

    private static final String HEADER =
            "Runs a workspace's server until it is told to stop (SIGTERM or Ctrl+C). Every setting"
                    + " can also stand in the environment (--send-burst as PARLEY_SEND_BURST) or in"
                    + " the settings file (send-burst=60). The command line wins, then the"
                    + " environment, then the file.";

    private final CommandLine line;
    private final Map<String, String> environment;
    private final Properties file;

    private CommandLineSettings(
            CommandLine line, Map<String, String> environment, Properties file) {
        this.line = line;
        this.environment = environment;
        this.file = file;
    }

    static CommandLineSettings read(String[] args, Map<String, String> environment)
            throws MisuseException {
        CommandLine line;
        try {
            line =
                    DefaultParser.builder()
                            .setAllowPartialMatching(false)
                            .get()
                            .parse(options(), args);
        } catch (ParseException e) {
            throw new MisuseException(String.valueOf(e.getMessage()));
        }
        if (!line.getArgList().isEmpty()) {
            throw new MisuseException("what is " + line.getArgList().getFirst() + "? See --help");
        }
        Properties none = new Properties();
        Optional<String> path =
                new CommandLineSettings(line, environment, none).given(Setting.CONFIG);
        return new CommandLineSettings(
                line, environment, path.isPresent() ? lines(path.get()) : none);
    }

    private static Properties lines(String path) throws MisuseException {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(Path.of(path))));
        } catch (IOException e) {
            throw new MisuseException("cannot read the settings file: " + e.getMessage());
        }
        return lines;
    }

    /** Whether a switch without a value, {@link #HELP} or {@link #VERSION}, was given. */
    boolean asks(String option) {
        return line.hasOption(option);
    }

    Optional<String> given(Setting setting) {
        return Optional.ofNullable(line.getOptionValue(setting.key()))
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .or(() -> Optional.ofNullable(file.getProperty(setting.key())));
    }

    /** What was given, else the default. */
    String value(Setting setting) {
        return given(setting).orElse(setting.standard());
    }

    private static Options options() {
        Options options = new Options();
        for (Setting setting : Setting.values()) {
            options.addOption(
                    Option.builder()
                            .longOpt(setting.key())
                            .hasArg()
                            .argName(setting.value())
                            .desc(setting.description())
                            .get());
        }
        options.addOption(Option.builder("h").longOpt(HELP).desc("Shows this").get());
        return options.addOption(
                Option.builder("V").longOpt(VERSION).desc("Shows the version").get());
    }

    static void printHelp(Appendable out) {
        TextHelpAppendable text = new TextHelpAppendable(out);
        text.setMaxWidth(98);
        HelpFormatter formatter =
                HelpFormatter.builder()
                        .setShowSince(false)
                        .setHelpAppendable(text)
                        .setComparator((_, _) -> 0) // as they stand in Setting
                        .get();
        try {
            formatter.printHelp("server [options]", HEADER, options(), "", false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
