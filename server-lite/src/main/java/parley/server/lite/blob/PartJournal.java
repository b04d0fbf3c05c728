package parley.server.lite.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.server.lite.file.PrivateFile;

/**
 * Which parts of an upload are there: a line {@code n sha256} for each, {@code n -} for one that is
 * written anew; the last line about a part counts, and one without an end does not.
 */
final class PartJournal {
    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,4}) ([0-9a-f]{64}|-)\n");

    /** Two lines never mix; one lock for all, because it is held for one short write. */
    private static final Object APPENDING = new Object();

    private final Path file;

    PartJournal(Path file) {
        this.file = file;
    }

    Map<Integer, String> read() throws IOException {
        Map<Integer, String> parts = new TreeMap<>();
        if (Files.exists(file)) {
            Matcher lines = LINE.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            while (lines.find()) {
                int n = Integer.parseInt(lines.group(1));
                if (lines.group(2).equals("-")) {
                    parts.remove(n);
                } else {
                    parts.put(n, lines.group(2));
                }
            }
        }
        return parts;
    }

    /** On disk when this returns. */
    void add(Map<Integer, String> parts) throws IOException {
        StringBuilder lines = new StringBuilder();
        parts.forEach((n, sha256) -> lines.append(n).append(' ').append(sha256).append('\n'));
        append(lines.toString());
    }

    /** On disk when this returns. */
    void withdraw(int n) throws IOException {
        append(n + " -\n");
    }

    private void append(String lines) throws IOException {
        synchronized (APPENDING) {
            boolean fresh = !Files.exists(file);
            try (FileChannel channel = PrivateFile.channel(file)) {
                long end = wholeLines(channel);
                ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    end += channel.write(bytes, end);
                }
                channel.force(true);
            }
            Path folder = file.getParent();
            if (fresh && folder != null) {
                PrivateFile.sync(folder);
            }
        }
    }

    /** Where the last line that has an end ends: a crash may have left half a line. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            last.clear();
            if (channel.read(last, end - 1) == 1 && last.get(0) == '\n') {
                break;
            }
            end--;
        }
        channel.truncate(end);
        return end;
    }
}
