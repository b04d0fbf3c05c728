package parley.server.lite;

import java.util.Set;

/** How much is logged; settled before the first logger is made, because it cannot change later. */
final class Logging {
    static final Set<String> LEVELS = Set.of("error", "warn", "info", "debug");
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    static void level(String level) {
        System.setProperty(PREFIX + "defaultLogLevel", level);
        System.setProperty(PREFIX + "log.io.netty", "warn");
        System.setProperty(PREFIX + "showDateTime", "true");
        System.setProperty(PREFIX + "dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
        System.setProperty(PREFIX + "showShortLogName", "true");
    }
}
