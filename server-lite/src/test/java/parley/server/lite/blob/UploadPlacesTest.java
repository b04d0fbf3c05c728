package parley.server.lite.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.FileId;
import parley.protocol.UserId;
import parley.server.file.BlobStore;
import parley.server.file.FileAccess;
import parley.server.secret.HmacKey;
import parley.server.secret.InMemorySecretStore;
import parley.server.store.FileRecord;

/** How many uploads one person may have at the same time. */
class UploadPlacesTest {
    @TempDir private Path folder;

    @Test
    void aUserHasFourPlacesForUploadsAndGetsEachBack() {
        InstantSource clock = InstantSource.system();
        var key = HmacKey.of("blob", new InMemorySecretStore(), clock);
        var uploads = new BlobTransfers(new SignedLinks(key, clock), new NoFiles(folder));
        var user = new UserId("u_1");
        for (int i = 0; i < 4; i++) {
            assertThat(uploads.take(user)).isTrue();
        }

        assertThat(uploads.take(user)).isFalse();
        assertThat(uploads.take(new UserId("u_2"))).isTrue();
        uploads.giveBack(user);
        assertThat(uploads.take(user)).isTrue();
        uploads.close();
    }

    private record NoFiles(Path folder) implements FileAccess {
        @Override
        public Optional<FileRecord> find(FileId id) {
            return Optional.empty();
        }

        @Override
        public BlobStore blobs() {
            return new DiskBlobStore(folder);
        }
    }
}
