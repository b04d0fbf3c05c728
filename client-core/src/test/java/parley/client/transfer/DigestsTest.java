package parley.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.Sha256;

class DigestsTest {
    @TempDir Path folder;

    @Test
    void aLargeContentHasTheSameNameInPiecesAndFromItsFile() throws Exception {
        byte[] content = new byte[(64 << 20) + 70_001];
        new Random(4).nextBytes(content);
        Path file = Files.write(folder.resolve("large"), content);

        Digests digests = new Digests(content.length);
        for (int at = 0; at < content.length; at += 70_000) {
            digests.update(content, at, Math.min(70_000, content.length - at));
        }
        List<String> parts = PartHashes.of(file, content.length);

        assertThat(parts).hasSize(9);
        assertThat(digests.name()).isEqualTo(Sha256.ofParts(parts));
    }

    @Test
    void aContentInOnePieceIsNamedByItself() throws Exception {
        byte[] content = new byte[300_000];
        Path file = Files.write(folder.resolve("small"), content);

        Digests digests = new Digests(content.length);
        digests.update(content, 0, content.length);

        assertThat(digests.name()).isEqualTo(Sha256.of(content));
        assertThat(PartHashes.of(file, content.length)).containsExactly(Sha256.of(content));
    }

    @Test
    void nothingHasTheNameOfNothing() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));

        assertThat(new Digests(0).name()).isEqualTo(Sha256.of(new byte[0]));
        assertThat(PartHashes.of(file, 0)).containsExactly(Sha256.of(new byte[0]));
    }
}
