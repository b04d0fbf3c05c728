package parley.conformance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.conformance.store.InMemoryWorkspaceStore;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.Sha256;
import parley.protocol.TextFormat;
import parley.protocol.UserId;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.file.FileBounds;
import parley.server.limit.Rate;

class FileOperationsTest {
    /** Everything that nobody said is old at once. */
    private static final FileBounds BOUNDS =
            new FileBounds(100, 150, 10, 3, Duration.ofMinutes(-1), Rate.UNLIMITED);

    private final Workspace workspace =
            new Workspace(new InMemoryWorkspaceStore(), Limits.LAN, BOUNDS);
    private final UserId anne = workspace.person("anne");
    private final UserId bob = workspace.person("bob");
    private final RoomId room =
            workspace.room(anne, RoomKind.PRIVATE, "files", Optional.empty(), bob).room();

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theQuotaIsGivenToTheLastByteAndNotOneMore() {
        FileId file = announce(anne, 100);

        assertThat(workspace.failed(anne, ticket(1))).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
        announce(anne, 0);
        workspace.done(anne, new FileOp.Cancel(file));
        announce(anne, 100);
    }

    @Test
    void theWorkspaceHasAQuotaToo() {
        announce(anne, 100);
        announce(bob, 50);

        assertThat(workspace.failed(bob, ticket(1))).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
    }

    @Test
    void uploadsThatWereBegunAreBounded() {
        FileId first = announce(anne, 1);
        announce(anne, 1);
        announce(anne, 1);

        assertThat(workspace.failed(anne, ticket(1))).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
        upload(anne, first, 1);
        announce(anne, 1);
    }

    @Test
    void aFullDiskTakesNoFile() {
        workspace.blobs().free(59);
        assertThat(workspace.failed(anne, ticket(50))).isEqualTo(ErrorCode.READ_ONLY);

        workspace.blobs().free(60);
        announce(anne, 50);
    }

    @Test
    void whatNobodySaidIsTakenAwayAndWhatWasSaidStays() {
        FileId said = announce(anne, 5);
        upload(anne, said, 5);
        workspace.done(anne, saying(said));
        FileId unsaid = announce(anne, 6);
        upload(anne, unsaid, 6);
        FileId begun = announce(anne, 7);

        workspace.files().sweep((_, _) -> false, 0);

        workspace.done(bob, new FileOp.Get(said));
        assertThat(workspace.failed(anne, new FileOp.Get(unsaid))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(workspace.failed(anne, new FileOp.Done(begun))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(workspace.blobs().contents()).containsExactly(key(5));
        assertThat(workspace.blobs().uploads()).isEmpty();
    }

    @Test
    void whatACrashLeftIsTidiedAway() {
        FileId said = announce(anne, 5);
        upload(anne, said, 5);
        workspace.done(anne, saying(said));
        FileId stray = new FileId("f_stray");
        put(stray, 9);
        workspace.blobs().complete(stray, key(9));

        workspace.files().tidy();

        assertThat(workspace.blobs().contents()).containsExactly(key(5));
        assertThat(workspace.blobs().uploads()).isEmpty();
    }

    @Test
    void aFileOutlivesARestart() {
        FileId file = announce(anne, 5);
        put(file, 5);

        workspace.restart();

        workspace.done(anne, new FileOp.Done(file));
        workspace.done(anne, saying(file));
        workspace.done(bob, new FileOp.Get(file));
    }

    private FileId announce(UserId by, int size) {
        return ((Result.FileTicket) workspace.done(by, ticket(size))).file();
    }

    private FileOp.Ticket ticket(int size) {
        return new FileOp.Ticket(
                Optional.of(room),
                "a.txt",
                size,
                "text/plain",
                Sha256.of(new byte[size]),
                FilePurpose.FILE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void upload(UserId by, FileId file, int size) {
        put(file, size);
        workspace.done(by, new FileOp.Done(file));
    }

    private void put(FileId file, int size) {
        byte[] content = new byte[size];
        try (BlobStore.Part part = workspace.blobs().write(file, 1, 0, size, Sha256.of(content))) {
            part.write(ByteBuffer.wrap(content));
            assertThat(part.finish()).isTrue();
        }
    }

    private static BlobKey key(int size) {
        return new BlobKey(Sha256.of(new byte[size]), size);
    }

    private MessageOp.Send saying(FileId file) {
        return new MessageOp.Send(
                room,
                "",
                TextFormat.PLAIN,
                Optional.empty(),
                List.of(file),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
