package parley.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.protocol.FilePurpose;
import parley.protocol.RoomId;

class UploadTest {
    private static final long SIZE = (64L << 20) + 5;

    @TempDir private Path folder;

    @Test
    void theFirstPartOfATryGoesAlone() throws Exception {
        Path large = folder.resolve("video.mp4");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        FakeFileServer server = new FakeFileServer();
        List<Thread> senders = new ArrayList<>();
        server.beforePut(() -> senders.add(Thread.currentThread()));
        Upload upload =
                new Upload(
                        server,
                        new Semaphore(Upload.PLACES),
                        new RoomId("r_1"),
                        new Meter(() -> 0),
                        _ -> {});

        Parcel done = upload.run(parcel(large));

        assertThat(done.done()).isTrue();
        assertThat(senders).hasSize(9).startsWith(Thread.currentThread());
        assertThat(senders.subList(1, 9)).doesNotContain(Thread.currentThread());
    }

    private static Parcel parcel(Path file) throws Exception {
        return new Parcel(
                file.toString(),
                false,
                "video.mp4",
                "video/mp4",
                SIZE,
                Files.getLastModifiedTime(file).toMillis(),
                FilePurpose.FILE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }
}
