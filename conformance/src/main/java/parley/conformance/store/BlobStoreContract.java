package parley.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.protocol.FileId;
import parley.protocol.Sha256;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.store.StoreException;

/** What holds of every store of contents. */
public interface BlobStoreContract {
    FileId FILE = new FileId("f_1");
    FileId OTHER = new FileId("f_2");
    byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    byte[] WORLD = "world".getBytes(StandardCharsets.US_ASCII);
    byte[] BOTH = "helloworld".getBytes(StandardCharsets.US_ASCII);

    BlobStore emptyStore() throws Exception;

    @Test
    default void whatWasPutInPartsIsReadAsOne() throws Exception {
        BlobStore store = emptyStore();
        assertThat(put(store, FILE, 2, 5, WORLD)).isTrue();
        assertThat(put(store, FILE, 1, 0, HELLO)).isTrue();
        assertThat(store.parts(FILE))
                .containsEntry(1, Sha256.of(HELLO))
                .containsEntry(2, Sha256.of(WORLD));

        store.complete(FILE, key(BOTH));
        store.abandon(FILE);

        assertThat(read(store, key(BOTH))).contains("helloworld");
        assertThat(store.contents()).containsExactly(key(BOTH));
        assertThat(store.uploads()).isEmpty();
    }

    @Test
    default void otherBytesAreNotAPart() throws Exception {
        BlobStore store = emptyStore();
        try (BlobStore.Part part = store.write(FILE, 1, 0, 5, Sha256.of(HELLO))) {
            part.write(ByteBuffer.wrap(WORLD));
            assertThat(part.finish()).isFalse();
        }
        try (BlobStore.Part part = store.write(FILE, 1, 0, 5, Sha256.of(HELLO))) {
            part.write(ByteBuffer.wrap(HELLO, 0, 4));
            assertThat(part.finish()).isFalse();
        }

        assertThat(store.parts(FILE)).isEmpty();
        assertThat(put(store, FILE, 1, 0, HELLO)).isTrue();
    }

    @Test
    default void aPartThatWasCutIsNotThere() throws Exception {
        BlobStore store = emptyStore();
        try (BlobStore.Part part = store.write(FILE, 1, 0, 5, Sha256.of(HELLO))) {
            part.write(ByteBuffer.wrap(HELLO, 0, 2));
        }

        assertThat(store.parts(FILE)).isEmpty();
    }

    @Test
    default void theLastOfAPartCounts() throws Exception {
        BlobStore store = emptyStore();
        put(store, FILE, 1, 0, HELLO);
        put(store, FILE, 1, 0, WORLD);

        assertThat(store.parts(FILE)).containsEntry(1, Sha256.of(WORLD));
        store.complete(FILE, key(WORLD));
        assertThat(read(store, key(WORLD))).contains("world");
    }

    @Test
    default void aContentIsKeptOnceAndCompletedAgain() throws Exception {
        BlobStore store = emptyStore();
        put(store, FILE, 1, 0, HELLO);
        put(store, OTHER, 1, 0, HELLO);

        store.complete(FILE, key(HELLO));
        store.complete(FILE, key(HELLO));
        store.complete(OTHER, key(HELLO));
        store.abandon(FILE);
        store.abandon(OTHER);

        assertThat(store.contents()).containsExactly(key(HELLO));
        assertThat(read(store, key(HELLO))).contains("hello");
    }

    @Test
    default void anEmptyContentIsOne() throws Exception {
        BlobStore store = emptyStore();
        put(store, FILE, 1, 0, new byte[0]);

        store.complete(FILE, key(new byte[0]));

        assertThat(read(store, key(new byte[0]))).contains("");
    }

    @Test
    default void whatIsGoneIsGoneAndMayGoAgain() throws Exception {
        BlobStore store = emptyStore();
        put(store, FILE, 1, 0, HELLO);
        store.complete(FILE, key(HELLO));
        put(store, OTHER, 1, 0, WORLD);

        store.delete(key(HELLO));
        store.delete(key(HELLO));
        store.abandon(OTHER);
        store.abandon(OTHER);

        assertThat(read(store, key(HELLO))).isEmpty();
        assertThat(store.contents()).isEmpty();
        assertThat(store.parts(OTHER)).isEmpty();
        assertThatThrownBy(() -> store.complete(OTHER, key(WORLD)))
                .isInstanceOf(StoreException.class);
    }

    private static BlobKey key(byte[] content) {
        return new BlobKey(Sha256.of(content), content.length);
    }

    private static boolean put(BlobStore store, FileId file, int n, long offset, byte[] bytes) {
        try (BlobStore.Part part = store.write(file, n, offset, bytes.length, Sha256.of(bytes))) {
            part.write(ByteBuffer.wrap(bytes));
            return part.finish();
        }
    }

    private static Optional<String> read(BlobStore store, BlobKey key) throws IOException {
        Optional<SeekableByteChannel> found = store.open(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = found.get()) {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining()) {
                channel.read(bytes);
            }
            return Optional.of(new String(bytes.array(), StandardCharsets.US_ASCII));
        }
    }
}
