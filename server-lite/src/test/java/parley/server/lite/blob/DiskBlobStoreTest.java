package parley.server.lite.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.store.BlobStoreContract;
import parley.protocol.FileId;
import parley.protocol.Sha256;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.store.StoreException;

class DiskBlobStoreTest implements BlobStoreContract {
    @TempDir private Path folder;

    @Override
    public BlobStore emptyStore() {
        return new DiskBlobStore(folder.resolve("blobs"));
    }

    @Test
    void halfALineOfAJournalIsNoPartAndSpoilsNoOther() throws Exception {
        BlobStore store = emptyStore();
        put(store, 1, HELLO);
        Path journal = folder.resolve("blobs/uploads/f_1/parts");
        Files.writeString(journal, "2 " + "a".repeat(40), StandardOpenOption.APPEND);

        BlobStore again = emptyStore();
        assertThat(again.parts(FILE)).containsOnlyKeys(1);
        put(again, 3, WORLD);

        assertThat(again.parts(FILE)).containsOnlyKeys(1, 3);
    }

    @Test
    void aPartThatIsBeingWrittenAnewIsNotThere() {
        BlobStore store = emptyStore();
        put(store, 1, HELLO);

        store.write(FILE, 1, 0, 5, Sha256.of(WORLD)).close();

        assertThat(emptyStore().parts(FILE)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldApartFromOtherFailures() throws Exception {
        BlobStore store = emptyStore();
        put(store, 2, WORLD);
        Path data = folder.resolve("blobs/uploads").resolve(FILE.value()).resolve("data");
        Files.delete(data);
        Files.createSymbolicLink(data, Path.of("/dev/full"));

        try (BlobStore.Part part = store.write(FILE, 1, 0, HELLO.length, Sha256.of(HELLO))) {
            assertThatThrownBy(() -> part.write(ByteBuffer.wrap(HELLO)))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.full()).isTrue());
        }

        Files.delete(data);
        put(store, 1, HELLO);
        assertThat(emptyStore().parts(FILE)).containsKey(1);
    }

    @Test
    void aPartThatIsNotOnDiskYetIsThereUntilACrash() {
        BlobStore store = emptyStore();
        try (BlobStore.Part part = unsynced(store, 1, HELLO)) {
            assertThat(store.parts(FILE)).containsOnlyKeys(1);
            assertThat(emptyStore().parts(FILE)).isEmpty();

            part.settle();

            assertThat(emptyStore().parts(FILE)).containsOnlyKeys(1);
        }
    }

    @Test
    void whoeverSyncsTakesAlongWhatWaits() {
        BlobStore store = emptyStore();
        unsynced(store, 1, HELLO).close();
        unsynced(store, 2, WORLD).close();

        put(store, 3, HELLO);

        assertThat(emptyStore().parts(FILE)).containsOnlyKeys(1, 2, 3);
    }

    @Test
    void onlyFewPartsWaitForTheDisk() {
        BlobStore store = emptyStore();
        for (int n = 1; n <= 4; n++) {
            unsynced(store, n, HELLO).close();
            assertThat(emptyStore().parts(FILE)).isEmpty();
        }

        unsynced(store, 5, HELLO).close();

        assertThat(emptyStore().parts(FILE)).containsOnlyKeys(1, 2, 3, 4, 5);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFullBehindAnAnswerIsToldOnceAndThePartIsNotThere() throws Exception {
        BlobStore store = emptyStore();
        Path journal = folder.resolve("blobs/uploads/f_1/parts");
        try (BlobStore.Part part = unsynced(store, 1, HELLO)) {
            Files.createSymbolicLink(journal, Path.of("/dev/full"));

            assertThatThrownBy(part::settle).isInstanceOf(StoreException.class);
        }

        assertThatThrownBy(() -> store.parts(FILE))
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.full()).isTrue());
        Files.delete(journal);
        assertThat(store.parts(FILE)).isEmpty();
        put(store, 1, HELLO);
        assertThat(emptyStore().parts(FILE)).containsOnlyKeys(1);
    }

    @Test
    void aPartIsNotNotedAfterItsUploadWasGivenUp() {
        BlobStore store = emptyStore();
        try (BlobStore.Part part = unsynced(store, 1, HELLO)) {
            store.abandon(FILE);

            part.settle();
        }

        assertThat(emptyStore().uploads()).isEmpty();
    }

    @Test
    void aCrashBetweenContentAndNoteLosesNothing() {
        BlobStore store = emptyStore();
        unsynced(store, 1, HELLO).close();
        BlobKey key = new BlobKey(Sha256.of(HELLO), HELLO.length);
        store.complete(FILE, key);

        BlobStore again = emptyStore();
        assertThat(again.parts(FILE)).containsOnlyKeys(1);
        again.complete(FILE, key);

        assertThat(again.open(key)).isPresent();
    }

    @Test
    void anIdNeverLeavesTheFolder() {
        BlobStore store = emptyStore();

        assertThatThrownBy(() -> store.write(new FileId("../x"), 1, 0, 5, Sha256.of(HELLO)))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.abandon(new FileId("..")))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aNameOfTheSameHashButAnotherSizeIsAnotherContent() {
        String hash = Sha256.of(HELLO);

        assertThat(new BlobKey(hash, 5)).isNotEqualTo(new BlobKey(hash, 6));
        assertThat(new BlobKey(hash, 5)).hasToString(hash + "-5");
    }

    private static void put(BlobStore store, int n, byte[] bytes) {
        try (BlobStore.Part part = unsynced(store, n, bytes)) {
            part.settle();
        }
    }

    private static BlobStore.Part unsynced(BlobStore store, int n, byte[] bytes) {
        BlobStore.Part part = store.write(FILE, n, n - 1, bytes.length, Sha256.of(bytes));
        part.write(ByteBuffer.wrap(bytes));
        assertThat(part.finish()).as(new String(bytes, StandardCharsets.US_ASCII)).isTrue();
        return part;
    }
}
