package parley.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on. */
final class Machine {
    private Machine() {}

    /** Processor, cores, memory, system and Java in one line. */
    static String describe() {
        return "%s, %d cores, %s, %s %s, Java %s"
                .formatted(
                        value("/proc/cpuinfo", "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version().feature());
    }

    private static String memory() {
        var kib = value("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        if (kib.isEmpty()) return "memory unknown";
        return "%.0f GiB".formatted(Long.parseLong(kib) / 1024.0 / 1024.0);
    }

    private static String value(String file, String name) {
        var path = Path.of(file);
        if (!Files.isReadable(path)) return System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
