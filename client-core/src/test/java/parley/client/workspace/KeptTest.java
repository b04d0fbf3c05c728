package parley.client.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.net.Blobs;
import parley.client.transfer.Downloads;
import parley.client.transfer.FileServer;
import parley.protocol.Cid;
import parley.protocol.FileOp;
import parley.protocol.MessageOp;
import parley.protocol.Result;

class KeptTest {
    @TempDir Path folder;
    private Kept kept;

    @BeforeEach
    void fill() throws IOException {
        write("workspace.json", 10);
        write("history-u_1.db", 1_000);
        write("history-u_1.db-wal", 200);
        write("files/f_1", 300);
        write("files/f_2", 40);
        write("outgoing-u_1/s_1/cut.csv", 5);
        write("transfers-u_1.sqlite", 600);
        var files = folder.resolve("files");
        var downloads = new Downloads(new NoServer(), files, 1 << 20, InstantSource.system());
        kept = new Kept(folder.resolve("history-u_1.db"), files, downloads);
    }

    private void write(String name, int bytes) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }

    @Test
    void allThatIsThereIsCountedByItsKind() throws IOException {
        var sizes = kept.measure(_ -> true);

        assertThat(sizes).isEqualTo(new Kept.Sizes(1_810, 340, 5));
        assertThat(kept.free()).isPositive();
        assertThat(kept.folder()).isEqualTo(folder);
    }

    @Test
    void clearingLeavesMessagesAndWhatWaitsToBeSent() throws IOException {
        assertThat(kept.clearFiles()).isEqualTo(340);

        assertThat(kept.measure(_ -> true)).isEqualTo(new Kept.Sizes(1_810, 0, 5));
    }

    @Test
    void aBoundTakesOnlyFetchedFiles() throws IOException {
        kept.filesAtMost(50);

        var sizes = kept.measure(_ -> true);
        assertThat(sizes.files()).isLessThanOrEqualTo(50);
        assertThat(sizes.waiting()).isEqualTo(5);
        assertThat(sizes.messages()).isEqualTo(1_810);
    }

    @Test
    void countingSaysHowFarItIsAndEndsWhenNobodyWaits() throws IOException {
        for (int i = 0; i < 500; i++) {
            write("files/g_" + i, 1);
        }
        var told = new ArrayList<Kept.Sizes>();

        kept.measure(soFar -> {
            told.add(soFar);
            return told.size() < 2;
        });

        assertThat(told).hasSize(2);
    }

    /** Nothing is fetched here. */
    private static final class NoServer implements FileServer {
        @Override
        public <R extends Result> R call(FileOp<R> op) throws IOException {
            throw new IOException("no server");
        }

        @Override
        public void schedule(Cid cid, MessageOp.Send message) throws IOException {
            throw new IOException("no server");
        }

        @Override
        public Blobs.Reply put(Result.Put put, Path file, long from, LongConsumer moved)
                throws IOException {
            throw new IOException("no server");
        }

        @Override
        public Blobs.Reply get(String url, long from, Blobs.Reader reader) throws IOException {
            throw new IOException("no server");
        }
    }
}
