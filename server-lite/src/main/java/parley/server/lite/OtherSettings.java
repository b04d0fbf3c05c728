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
    private static final String FILE = "--config";

    private final Map<String, String> environment;
    private final Properties file;

    private OtherSettings(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /** Looks for the file in the arguments and the environment; without one there is none. */
    static OtherSettings read(String[] args, Map<String, String> environment) throws IOException {
        Properties lines = new Properties();
        Optional<String> file =
                argument(args).or(() -> Optional.ofNullable(environment.get(PREFIX + "CONFIG")));
        if (file.isPresent()) {
            lines.load(new StringReader(Files.readString(Path.of(file.get()))));
        }
        return new OtherSettings(environment, lines);
    }

    private static Optional<String> argument(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(FILE) && i + 1 < args.length) {
                return Optional.of(args[i + 1]);
            }
            if (args[i].startsWith(FILE + "=")) {
                return Optional.of(args[i].substring(FILE.length() + 1));
            }
        }
        return Optional.empty();
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.longestName().equals("--help")) {
            return null;
        }
        String name = option.longestName().substring(2);
        String variable = PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
        String value = environment.get(variable);
        return value != null ? value : file.getProperty(name);
    }
}
