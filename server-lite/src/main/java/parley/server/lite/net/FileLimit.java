package parley.server.lite.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files, sockets among them, this process may hold open. */
public final class FileLimit {
    /** Assumed where the system does not say. */
    private static final int UNKNOWN = 10_240;

    private static final Pattern LINE = Pattern.compile("(?m)^Max open files\\s+(\\d+)");

    private FileLimit() {}

    /**
     * At most {@code wanted}, and at most three fifths of what the system allows: the rest is for
     * the store, for logs and for telling clients that there is no room.
     */
    public static int connections(int wanted) {
        return Math.min(wanted, files() * 3 / 5);
    }

    private static int files() {
        try {
            Matcher line = LINE.matcher(Files.readString(Path.of("/proc/self/limits")));
            return line.find() ? (int) Math.min(Long.parseLong(line.group(1)), 1 << 20) : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
