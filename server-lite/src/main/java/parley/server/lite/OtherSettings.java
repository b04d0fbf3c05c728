package parley.server.lite;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Settings that are not on the command line: from the environment, else from a file. */
final class OtherSettings implements IDefaultValueProvider {
    private static final String PREFIX = "PARLEY_";

    private final Map<String, String> environment;
    private final Properties file;

    private OtherSettings(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /** Looks for the file in the arguments and the environment; without one there is none. */
    static OtherSettings read(String[] args, Map<String, String> environment) throws IOException {
        Properties lines = new Properties();
        Optional<String> file = Logging.given("config", args, environment);
        if (file.isPresent()) {
            lines.load(new StringReader(Files.readString(Path.of(file.get()))));
        }
        return new OtherSettings(environment, lines);
    }

    @Nullable String value(String name) {
        String variable = PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
        String value = environment.get(variable);
        return value != null ? value : file.getProperty(name);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.longestName().equals("--help")) {
            return null;
        }
        return value(option.longestName().substring(2));
    }
}
