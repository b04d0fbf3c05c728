package parley.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of a process, from Linux's /proc. */
public final class Memory {
    private Memory() {}

    /** Resident memory now, in KiB. */
    public static long residentKib(long pid) throws IOException {
        return kib(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    /** Resident memory now, in KiB, with shared pages counted in proportion. */
    public static long proportionalKib(long pid) throws IOException {
        return kib(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
    }

    private static long kib(Path file, String field) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new BenchException(file + " has no " + field));
        }
    }
}
