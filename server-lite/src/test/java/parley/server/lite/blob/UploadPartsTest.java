package parley.server.lite.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.Sha256;

class UploadPartsTest {
    private static final String HASH = Sha256.of(new byte[] {1});

    @TempDir private Path folder;

    /**
     * A system that could not write forgets what it could not: the next sync says nothing of it.
     */
    @Test
    void whatCameWhileASyncFailedIsNotThereEither() throws Exception {
        UploadParts parts = new UploadParts(new PartJournal(folder.resolve("parts")));
        parts.add(1, HASH);

        assertThatThrownBy(() ->
                        parts.settle(
                                1,
                                () -> {
                                    parts.add(2, HASH);
                                    throw new IOException("no space");
                                }))
                .hasMessage("no space");
        assertThatThrownBy(parts::there).hasMessage("no space");

        parts.settle(2, () -> {});
        assertThat(parts.there()).isEmpty();
    }
}
