package parley.client.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import parley.client.net.Blobs;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.Limits;
import parley.protocol.Result;
import parley.protocol.RoomId;

/**
 * Brings one parcel to the server, from wherever it stopped before. Every step that must not be
 * done again is told to {@code keep} first, on the calling thread; an interrupt of that ends it
 * with IOException.
 */
final class Upload {
    /**
     * Parts of one file on their way at the same time: while the server brings one to its disk,
     * another is sent.
     */
    private static final int AT_ONCE = 2;

    /** What a server takes of one user at the same time. */
    static final int PLACES = 4;

    private final FileServer server;
    private final Semaphore places;
    private final RoomId room;
    private final Meter meter;
    private final Consumer<Parcel> keep;

    /**
     * @param places {@link #PLACES} of them, shared by all uploads to a server
     */
    Upload(FileServer server, Semaphore places, RoomId room, Meter meter, Consumer<Parcel> keep) {
        this.server = server;
        this.places = places;
        this.room = room;
        this.meter = meter;
        this.keep = keep;
    }

    /** The parcel, done. IOException: try again later. */
    Parcel run(Parcel start) throws IOException, TransferFailed {
        Parcel parcel = hashed(start);
        long before = meter.moved();
        try {
            if (parcel.file().isEmpty()) {
                parcel = ticket(parcel);
            }
            if (!parcel.done()) {
                parcel = send(parcel, before);
            }
            meter.set(before + parcel.size());
            return parcel;
        } catch (FileServer.FileRefused e) {
            if (e.error().code() == ErrorCode.NOT_FOUND && parcel.file().isPresent()) {
                keep.accept(parcel.at(Optional.empty(), false));
                throw new IOException("the server forgot the upload", e);
            }
            throw refusal(e);
        }
    }

    private static IOException retry(Blobs.Reply reply) {
        return new IOException("HTTP status " + reply.status());
    }

    /** What a person is told; IOException when the server only asks to wait. */
    static TransferFailed refusal(FileServer.FileRefused e) throws IOException {
        if (e.error().retry()) {
            throw new IOException(e);
        }
        return new TransferFailed(
                switch (e.error().code()) {
                    case TOO_LARGE -> TransferProblem.TOO_LARGE;
                    case QUOTA_EXCEEDED -> TransferProblem.QUOTA;
                    case FORBIDDEN, NOT_FOUND, ROOM_ARCHIVED -> TransferProblem.NOT_ALLOWED;
                    default -> TransferProblem.REFUSED;
                },
                e);
    }

    private Parcel hashed(Parcel parcel) throws IOException, TransferFailed {
        unchanged(parcel);
        if (!parcel.hashes().isEmpty()) {
            return parcel;
        }
        Parcel fresh = parcel.withHashes(hashes(parcel));
        unchanged(parcel);
        keep.accept(fresh);
        return fresh;
    }

    private static List<String> hashes(Parcel parcel) throws IOException, TransferFailed {
        return PartHashes.of(parcel.where(), parcel.size());
    }

    private static void unchanged(Parcel parcel) throws TransferFailed {
        try {
            if (Files.size(parcel.where()) != parcel.size()
                    || Files.getLastModifiedTime(parcel.where()).toMillis()
                            != parcel.modifiedMs()) {
                throw new TransferFailed(TransferProblem.CHANGED, "another size or time");
            }
        } catch (IOException e) {
            throw new TransferFailed(TransferProblem.MISSING, e);
        }
    }

    private Parcel ticket(Parcel parcel) throws IOException, FileServer.FileRefused {
        Result.FileTicket ticket =
                server.call(
                        new FileOp.Ticket(
                                Optional.of(room),
                                parcel.name(),
                                parcel.size(),
                                parcel.mime(),
                                parcel.sha256(),
                                parcel.purpose(),
                                parcel.w(),
                                parcel.h(),
                                parcel.thumb()));
        Parcel fresh = parcel.at(Optional.of(ticket.file()), ticket.have());
        keep.accept(fresh);
        return fresh;
    }

    private Parcel send(Parcel parcel, long before)
            throws IOException, FileServer.FileRefused, TransferFailed {
        FileId file = parcel.file().orElseThrow();
        PartFeed feed = PartFeed.begin(server, file, parcel);
        meter.set(before + feed.bytes());
        int threads = Math.clamp(feed.left(), 1, AT_ONCE);
        // One alone: where each try is cut before two are through together, it brings one part.
        var first = feed.next();
        if (first.isPresent()) {
            put(parcel, first.get());
        }
        Crew.work(
                threads,
                () -> {
                    for (var put = feed.next(); put.isPresent(); put = feed.next()) {
                        put(parcel, put.get());
                    }
                });
        unchanged(parcel);
        return finish(parcel, file);
    }

    private void put(Parcel parcel, Result.Put put)
            throws IOException, FileServer.FileRefused, TransferFailed {
        long from = (put.n() - 1L) * Limits.FILE_PART;
        unchanged(parcel);
        Blobs.Reply reply = sent(parcel, put, from);
        if (reply.good() || reply.status() == 409) {
            return;
        }
        if (reply.error().isPresent() && reply.error().get().code() == ErrorCode.HASH_MISMATCH) {
            throw changed(parcel);
        }
        if (reply.error().isPresent() && reply.status() != 403) {
            throw new FileServer.FileRefused(reply.error().get());
        }
        throw retry(reply);
    }

    private Blobs.Reply sent(Parcel parcel, Result.Put put, long from) throws IOException {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
        try {
            return server.put(put, parcel.where(), from, meter::add);
        } finally {
            places.release();
        }
    }

    private Parcel finish(Parcel parcel, FileId file)
            throws IOException, FileServer.FileRefused, TransferFailed {
        try {
            server.call(new FileOp.Done(file));
        } catch (FileServer.FileRefused e) {
            if (e.error().code() == ErrorCode.FILE_NOT_READY) {
                throw new IOException("a part got lost", e);
            }
            if (e.error().code() == ErrorCode.HASH_MISMATCH) {
                throw changed(parcel);
            }
            throw e;
        }
        Parcel done = parcel.at(Optional.of(file), true);
        keep.accept(done);
        return done;
    }

    /** Other bytes arrived than were announced: the file changed, or the way damaged them. */
    private IOException changed(Parcel parcel) throws IOException, TransferFailed {
        if (!hashes(parcel).equals(parcel.hashes())) {
            throw new TransferFailed(TransferProblem.CHANGED, "another content");
        }
        return new IOException("bytes were damaged on their way");
    }
}
