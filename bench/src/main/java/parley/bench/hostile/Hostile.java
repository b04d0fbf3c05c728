package parley.bench.hostile;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.report.Figure;
import parley.bench.report.Figures;
import parley.bench.workload.Workload;
import parley.client.picture.BadPictureException;
import parley.client.picture.PictureHeader;
import parley.client.picture.Thumbnail;
import parley.client.voice.BadVoiceException;
import parley.client.voice.VoiceDecoder;
import parley.protocol.FileName;

/**
 * What a client does with a file that came: a safe name, a look at it as a picture with its small
 * copy, a look at it as a voice note. Counted is the most that one file made the JVM allocate and
 * what the heap holds more at the end than after a fifth of the files.
 */
public record Hostile(String name) implements Workload {
    private static final String PEER = "Parley";
    private static final int FILES = 30_000;
    private static final String[] NAMES = {
        "../../etc/passwd",
        "CON",
        "nul.txt",
        "photo\u202egnp.exe",
        "a\u0000b",
        "x".repeat(4_000),
        ".",
        ""
    };

    @Override
    public String summary() {
        return "files that mean harm, %,d of them".formatted(FILES);
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException {
        var folder = bench.emptyFolder("hostile");
        var inputs = new HostileInputs();
        int files = bench.quick() ? FILES / 10 : FILES;
        long most = 0;
        long early = 0;
        int refused = 0;
        for (int i = 0; i < files; i++) {
            if (i == files / 5) early = heap();
            name(NAMES[i % NAMES.length]);
            long before = allocated();
            if (!shown(inputs.next(i), folder)) refused++;
            most = Math.max(most, allocated() - before);
        }
        add(bench, figures, "files", files);
        add(bench, figures, "refused", refused);
        add(bench, figures, "mostAllocatedKiB", most / 1024.0);
        add(bench, figures, "heapGrowthKiB", (heap() - early) / 1024.0);
        Bench.delete(folder);
    }

    private static void name(String hostile) {
        var safe = FileName.safe(hostile);
        if (safe.isEmpty() || safe.contains("/") || safe.contains("\u202e")) {
            throw new BenchException("a name that is not safe: " + safe);
        }
    }

    /** True: one of the two took it. Anything thrown but a refusal fails the benchmark. */
    private static boolean shown(byte[] bytes, Path folder) throws IOException {
        var file = Files.write(folder.resolve("file"), bytes);
        boolean taken = false;
        try {
            var info = PictureHeader.read(file);
            if (info.isPresent()) {
                var _ = Thumbnail.make(file, info.get(), folder.resolve("thumb"));
                taken = true;
            }
        } catch (BadPictureException _) {
            // refused
        }
        try {
            var _ = new VoiceDecoder(new ByteArrayInputStream(bytes)).decode((_, _, _) -> {});
            taken = true;
        } catch (BadVoiceException _) {
            // refused
        }
        return taken;
    }

    /** Used bytes after a collection. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long allocated() {
        if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads) {
            return threads.getCurrentThreadAllocatedBytes();
        }
        throw new BenchException("this JDK does not count allocations");
    }

    private void add(Bench bench, Figures figures, String metric, double value) {
        bench.say("  %-24s %s %,.1f".formatted(PEER, metric, value));
        figures.add(new Figure(name, PEER, metric, value, true));
    }
}
