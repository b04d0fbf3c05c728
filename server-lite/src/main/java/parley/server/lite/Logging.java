package parley.server.lite;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much is logged; settled before the first logger is made, because it cannot change later. */
final class Logging {
    static final Set<String> LEVELS = Set.of("error", "warn", "info", "debug");
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    /**
     * From the arguments, the environment or the settings file. What is wrong in them is told by
     * whoever reads them all.
     */
    static void settle(String[] args, Map<String, String> environment) {
        Optional<String> level = given("log", args, environment);
        if (level.isEmpty() && given("config", args, environment).isPresent()) {
            try {
                level = Optional.ofNullable(OtherSettings.read(args, environment).value("log"));
            } catch (IOException e) {
                level = Optional.empty(); // the file cannot be read, which ends the start
            }
        }
        level(level.filter(LEVELS::contains).orElse("info"));
    }

    /** A setting of the command line, else of the environment. */
    static Optional<String> given(String name, String[] args, Map<String, String> environment) {
        String option = "--" + name;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(option) && i + 1 < args.length) {
                return Optional.of(args[i + 1]);
            }
            if (args[i].startsWith(option + "=")) {
                return Optional.of(args[i].substring(option.length() + 1));
            }
        }
        return Optional.ofNullable(environment.get("PARLEY_" + name.toUpperCase(Locale.ROOT)));
    }

    static void level(String level) {
        System.setProperty(PREFIX + "defaultLogLevel", level);
        System.setProperty(PREFIX + "log.io.netty", "warn");
        System.setProperty(PREFIX + "showDateTime", "true");
        System.setProperty(PREFIX + "dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
        System.setProperty(PREFIX + "showShortLogName", "true");
    }
}
