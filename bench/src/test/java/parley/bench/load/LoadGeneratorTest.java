package parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.bench.machine.Bench;
import parley.bench.peer.NativePeer;

/** The generator believes nothing: what it counts as correct must be. Needs epoll and cc. */
@EnabledOnOs(OS.LINUX)
class LoadGeneratorTest {
    private static final int LONG_MS = 20_000;
    private static final int SHORT_MS = 300;

    @TempDir static Path work;

    private static Bench bench;
    private static LoadGenerator generator;

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "no C compiler here");
        var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        bench = new Bench(Path.of("..").toAbsolutePath().normalize(), work, true, silent);
        generator = new LoadGenerator(NativeTools.compile(bench));
    }

    @Test
    void countsADurableServersDeliveriesAndAcknowledgements() throws Exception {
        var shape = Shape.fanOut(3, 5, 2, 4).afterAck().warmedUp(Duration.ofMillis(100));
        var peer = new NativePeer(generator.tools(), true);

        try (var server = peer.start(bench, shape.measuredFor(Duration.ofMillis(600)))) {
            var reading = generator.load(bench, server, shape);

            assertThat(reading.correct()).isTrue();
            assertThat(reading.number("acksPerSecond")).isPositive();
            assertThat(reading.number("deliveriesPerSecond"))
                    .isGreaterThan(reading.number("acksPerSecond"));
            assertThat(work.resolve("peer-data/messages.log")).isNotEmptyFile();
        }
    }

    @Test
    void acceptsEveryMessageOnceAndInOrder() throws Exception {
        assertThat(exitAfter(List.of(0), LONG_MS)).isZero();
    }

    @Test
    void noticesSwappedMessages() throws Exception {
        assertThat(exitAfter(List.of(1, 0), SHORT_MS)).isEqualTo(2);
    }

    @Test
    void noticesAMessageThatComesTwice() throws Exception {
        assertThat(exitAfter(List.of(0, 0, 1), SHORT_MS)).isEqualTo(2);
    }

    /** {@code drainMs}: how long the last messages may take; what is lost is waited for as long. */
    private static int exitAfter(List<Integer> order, int drainMs) throws Exception {
        try (var server = new SwappingServer(order)) {
            var command =
                    List.of(
                            generator.tools().generator().toString(),
                            "--port",
                            Integer.toString(server.port()),
                            "--members",
                            "1",
                            "--window",
                            "2",
                            "--warmup-ms",
                            "10",
                            "--measure-ms",
                            "50",
                            "--drain-ms",
                            Integer.toString(drainMs));
            var process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }
    }
}
