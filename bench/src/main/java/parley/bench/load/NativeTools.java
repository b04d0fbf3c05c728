package parley.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.Tool;

/**
 * The programs in C, compiled with the machine's {@code cc} when the benchmark starts.
 *
 * @param generator the load generator
 * @param peer the chat server that shows what the machine can do
 * @param tls whether the generator speaks TLS; it does where OpenSSL's headers are installed
 */
public record NativeTools(Path generator, Path peer, boolean tls) {
    private static final List<String> FLAGS =
            List.of("-std=gnu11", "-D_GNU_SOURCE", "-O2", "-march=native", "-Wall", "-Wextra");

    /** Compiles both programs into the work folder. */
    public static NativeTools compile(Bench bench) throws IOException, InterruptedException {
        var sources = bench.project().resolve("bench/src/main/native");
        var built = Files.createDirectories(bench.work().resolve("native"));
        var tls = Files.exists(Path.of("/usr/include/openssl/ssl.h"));
        var generator = built.resolve("loadgen");
        var peer = built.resolve("peer");
        compile(sources.resolve("loadgen"), generator, tls);
        compile(sources.resolve("peer"), peer, false);
        return new NativeTools(generator, peer, tls);
    }

    private static void compile(Path folder, Path program, boolean tls)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of("cc"));
        command.addAll(FLAGS);
        if (tls) command.add("-DWITH_TLS");
        command.addAll(List.of("-o", program.toString()));
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".c"))
                    .sorted()
                    .forEach(file -> command.add(file.toString()));
        }
        if (tls) command.addAll(List.of("-lssl", "-lcrypto"));
        try {
            Tool.run(folder, command);
        } catch (IOException e) {
            throw new BenchException("the benchmark needs a C compiler named cc (gcc or clang)", e);
        }
    }
}
