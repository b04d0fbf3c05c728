package parley.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.RoomId;
import parley.protocol.Sha256;

class DownloadsTest {
    @TempDir Path folder;
    private final FakeFileServer server = new FakeFileServer();
    private final List<Long> pauses = new ArrayList<>();
    private boolean mendsInPause;
    private Instant now = Instant.ofEpochSecond(1_000_000);

    private Downloads downloads(long maxBytes) {
        return new Downloads(
                server,
                folder.resolve("cache"),
                maxBytes,
                () -> now = now.plus(FileCache.IN_USE),
                this::pause);
    }

    private void pause(long millis) {
        pauses.add(millis);
        if (mendsInPause) {
            server.mend();
        }
    }

    private FileId held(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = Files.write(folder.resolve("source" + size), bytes);
        FileId id =
                server.call(
                                new FileOp.Ticket(
                                        Optional.of(new RoomId("r_1")),
                                        "a.bin",
                                        size,
                                        "application/octet-stream",
                                        Sha256.of(bytes),
                                        FilePurpose.FILE,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                        .file();
        var parts = List.of(new FileOp.Part(1, Sha256.of(bytes)));
        var put = server.call(new FileOp.Parts(id, parts)).put().getFirst();
        server.put(put, file, 0, _ -> {});
        return id;
    }

    @Test
    void aDownloadGoesOnWhereItWasCut() throws Exception {
        FileId file = held(300_000);
        server.cutAfter(100_000);

        Path got = downloads(1 << 20).fetch(file, (_, _) -> {});

        assertThat(server.gets()).containsExactly("0-", "100000-");
        assertThat(got).hasBinaryContent(server.content(file));
    }

    @Test
    void aDownloadGetsThroughHoweverOftenItIsCutWhileItGetsOn() throws Exception {
        FileId file = held(1_000_000);
        server.cutEveryRead(30_000);
        mendsInPause = true;

        Path got = downloads(1 << 20).fetch(file, (_, _) -> {});

        assertThat(server.gets()).hasSize(34);
        assertThat(got).hasBinaryContent(server.content(file));
    }

    @Test
    void aNetworkThatStaysAwayIsWaitedForHalfAMinute() throws Exception {
        FileId file = held(1_000);
        server.offline(true);

        assertThatThrownBy(() -> downloads(1 << 20).fetch(file, (_, _) -> {}))
                .isInstanceOf(IOException.class);

        assertThat(pauses.stream().mapToLong(each -> each).sum()).isBetween(25_000L, 35_000L);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidAtOnceAndNotTakenForTheNetwork() throws Exception {
        FileId file = held(300_000);
        Path target = folder.resolve("saved.bin");
        Files.createSymbolicLink(folder.resolve("saved.bin.part"), Path.of("/dev/full"));

        assertThatThrownBy(() -> downloads(1 << 20).save(file, target, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        TransferFailed.class,
                        e -> assertThat(e.problem()).isEqualTo(TransferProblem.DISK));

        assertThat(pauses).isEmpty();
        assertThat(target).doesNotExist();
    }

    @Test
    void whatDoesNotMatchItsHashIsThrownAway() throws Exception {
        FileId file = held(1_000);
        server.damageReads(1);
        assertThat(downloads(1 << 20).fetch(file, (_, _) -> {}))
                .hasBinaryContent(server.content(file));

        server.damageReads(100);
        Path target = folder.resolve("saved.bin");
        FileId other = held(2_000);

        assertThatThrownBy(() -> downloads(1 << 20).save(other, target, (_, _) -> {}))
                .isInstanceOf(IOException.class);
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("saved.bin.part")).doesNotExist();
    }

    @Test
    void theCacheKeepsWhatWasUsedLast() throws Exception {
        Downloads downloads = downloads(2_500);
        FileId first = held(1_000);
        FileId second = held(1_001);
        Path one = downloads.fetch(first, (_, _) -> {});
        Path two = downloads.fetch(second, (_, _) -> {});
        downloads.fetch(first, (_, _) -> {});

        Path three = downloads.fetch(held(1_002), (_, _) -> {});

        assertThat(one).exists();
        assertThat(two).doesNotExist();
        assertThat(three).exists();
    }

    @Test
    void aSmallerBoundHoldsAtOnceAndWhatWasUsedLastStays() throws Exception {
        Downloads downloads = downloads(1 << 20);
        Path one = downloads.fetch(held(1_000), (_, _) -> {});
        Path two = downloads.fetch(held(1_001), (_, _) -> {});
        FileId third = held(1_002);
        Path three = downloads.fetch(third, (_, _) -> {});

        downloads.keepAtMost(2_100);

        assertThat(one).doesNotExist();
        assertThat(two).exists();
        assertThat(three).exists();
    }

    @Test
    void clearingTakesAllAndItIsFetchedAgain() throws Exception {
        Downloads downloads = downloads(1 << 20);
        FileId file = held(1_000);
        Path place = downloads.fetch(file, (_, _) -> {});
        Files.write(place.resolveSibling("f_left.part"), new byte[500]);
        Files.setLastModifiedTime(
                place.resolveSibling("f_left.part"), FileTime.from(Instant.EPOCH));

        long freed = downloads.clear();

        assertThat(freed).isEqualTo(1_500);
        assertThat(place).doesNotExist();
        assertThat(downloads.fetch(file, (_, _) -> {})).hasBinaryContent(server.content(file));
    }

    @Test
    void whatWasHandedOutJustNowOrIsBeingFetchedStays() throws Exception {
        var cache = new FileCache(folder, 1, () -> now);
        Path fresh = Files.write(folder.resolve("f_fresh"), new byte[10]);
        cache.used(fresh);
        Path part = Files.write(folder.resolve("f_fetched.part"), new byte[10]);
        Files.setLastModifiedTime(part, FileTime.from(Instant.EPOCH));
        try (var elsewhere = Executors.newSingleThreadExecutor()) {
            var lock = cache.lock("f_fetched");
            elsewhere.submit(lock::lock).get();

            assertThat(cache.clear()).isZero();
            assertThat(fresh).exists();
            assertThat(part).exists();

            elsewhere.submit(lock::unlock).get();
            now = now.plus(FileCache.IN_USE).plusSeconds(1);
            assertThat(cache.clear()).isEqualTo(20);
        }
        assertThat(fresh).doesNotExist();
        assertThat(part).doesNotExist();
    }

    @Test
    void aFileInTheCacheIsSavedWithoutTheNetwork() throws Exception {
        FileId file = held(1_000);
        Downloads downloads = downloads(1 << 20);
        downloads.fetch(file, (_, _) -> {});
        server.offline(true);

        downloads.save(file, folder.resolve("copy.bin"), (_, _) -> {});

        assertThat(folder.resolve("copy.bin")).hasBinaryContent(server.content(file));
    }

    @Test
    void aFileOneMayNotReadIsSaidSo() {
        assertThatThrownBy(() -> downloads(1 << 20).fetch(new FileId("f_none"), (_, _) -> {}))
                .isInstanceOf(TransferFailed.class);
    }
}
