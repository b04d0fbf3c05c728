package parley.client.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import parley.client.picture.PictureFuzz;
import parley.client.voice.VoiceFuzz;

/**
 * Replays what the fuzz targets start from and what was found with them. The profile {@code fuzz}
 * looks for more; CONTRIBUTING.md says how.
 */
class SeedCorpusTest {
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    @TestFactory
    List<DynamicTest> voiceNotes() throws IOException {
        return replay("voice", VoiceFuzz::fuzzerTestOneInput);
    }

    @TestFactory
    List<DynamicTest> pictures() throws IOException {
        return replay("picture", PictureFuzz::fuzzerTestOneInput);
    }

    private static List<DynamicTest> replay(String target, ThrowingConsumer<byte[]> fuzzer)
            throws IOException {
        try (var files = Files.list(SEEDS.resolve(target))) {
            var tests = files.sorted().map(each -> replay(each, fuzzer)).toList();
            assertThat(tests).isNotEmpty();
            return tests;
        }
    }

    private static DynamicTest replay(Path seed, ThrowingConsumer<byte[]> fuzzer) {
        return DynamicTest.dynamicTest(
                seed.getFileName().toString(),
                () -> {
                    byte[] bytes = Files.readAllBytes(seed);
                    assertThatCode(() -> fuzzer.accept(bytes)).doesNotThrowAnyException();
                });
    }
}
