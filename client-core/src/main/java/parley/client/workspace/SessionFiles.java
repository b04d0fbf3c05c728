package parley.client.workspace;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import parley.client.net.Blobs;
import parley.client.picture.BadPictureException;
import parley.client.picture.Face;
import parley.client.transfer.Downloads;
import parley.client.transfer.FileServer;
import parley.client.transfer.TransferQueue;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.MeOp;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.Sha256;

/** A session's way to the server for files, and the queues that use it. */
final class SessionFiles implements FileServer, AutoCloseable {
    private final WorkspaceSession session;
    private final Blobs blobs;
    private final TransferQueue uploads;
    private final Downloads downloads;
    private final Kept kept;

    SessionFiles(WorkspaceSession session, EngineParts parts) {
        this.session = session;
        this.blobs = parts.http().blobs();
        Path history = parts.file();
        String user = String.valueOf(history.getFileName()).replaceFirst("history-(.*)\\.db", "$1");
        this.uploads =
                new TransferQueue(
                        this,
                        (cid, message) -> session.outbox().send(cid, message),
                        history.resolveSibling("transfers-" + user + ".sqlite"),
                        history.resolveSibling("outgoing-" + user),
                        parts.clock(),
                        parts.ticks());
        Path files = history.resolveSibling("files");
        this.downloads = new Downloads(this, files, Kept.FILE_BYTES, parts.clock());
        this.kept = new Kept(history, files, downloads);
    }

    Kept kept() {
        return kept;
    }

    TransferQueue uploads() {
        return uploads;
    }

    Downloads downloads() {
        return downloads;
    }

    void outboxChanged() {
        uploads.outboxHolds(session.outbox().items(Optional.<RoomId>empty()));
    }

    @Override
    public <R extends Result> R call(FileOp<R> op) throws IOException, FileRefused {
        return ask(() -> session.call(op));
    }

    @Override
    public void schedule(Cid cid, MessageOp.Send message) throws IOException, FileRefused {
        ask(() -> session.call(message, cid));
    }

    private interface Asking<R extends Result> {
        R ask() throws RequestException;
    }

    private static <R extends Result> R ask(Asking<R> asking) throws IOException, FileRefused {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("stopped");
        }
        try {
            return asking.ask();
        } catch (RequestException e) {
            if (e.problem() instanceof RequestException.Problem.Refused refused) {
                throw new FileRefused(refused.error());
            }
            throw new IOException(e);
        }
    }

    /** Uploads a small square of it and shows that. */
    void showPicture(Path picture) throws IOException, BadPictureException, RequestException {
        Path folder = Files.createTempDirectory("parley-face");
        Path face = folder.resolve("face.png");
        try {
            Face.make(picture, face);
            FileId file = upload(face);
            session.call(
                    new MeOp.SetProfile(
                            Optional.empty(), Optional.empty(), Optional.of(file.value())));
        } finally {
            Files.deleteIfExists(face);
            Files.deleteIfExists(folder);
        }
    }

    private FileId upload(Path face) throws IOException, RequestException {
        byte[] bytes = Files.readAllBytes(face);
        Result.FileTicket ticket =
                session.call(
                        new FileOp.Ticket(
                                Optional.empty(),
                                "face.png",
                                bytes.length,
                                Face.MIME,
                                Sha256.of(bytes),
                                FilePurpose.AVATAR,
                                Optional.of(Face.SIDE),
                                Optional.of(Face.SIDE),
                                Optional.empty()));
        if (!ticket.have()) {
            Blobs.Reply reply = put(ticket.put().orElseThrow(), face, 0, _ -> {});
            if (!reply.good()) {
                throw new IOException("the picture was answered with " + reply.status());
            }
            session.call(new FileOp.Done(ticket.file()));
        }
        return ticket.file();
    }

    @Override
    public Blobs.Reply put(Result.Put put, Path file, long from, LongConsumer moved)
            throws IOException {
        return blobs.put(put, file, from, moved);
    }

    @Override
    public Blobs.Reply get(String url, long from, Blobs.Reader reader) throws IOException {
        return blobs.get(url, from, reader);
    }

    @Override
    public void close() {
        uploads.close();
    }
}
