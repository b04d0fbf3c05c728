package parley.client.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import parley.client.net.Blobs;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.Limits;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.Sha256;

/**
 * Brings one parcel to the server, from wherever it stopped before. Every step that must not be
 * done again is told to {@code keep} first. On one thread; an interrupt ends it with IOException.
 */
final class Upload {
    private static final int CHUNK = 1 << 16;

    private final FileServer server;
    private final RoomId room;
    private final Meter meter;
    private final Consumer<Parcel> keep;

    Upload(FileServer server, RoomId room, Meter meter, Consumer<Parcel> keep) {
        this.server = server;
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
    private static TransferFailed refusal(FileServer.FileRefused e) throws IOException {
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
        List<String> hashes = new ArrayList<>();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(parcel.where())) {
            for (int n = 1; n <= Sha256.parts(parcel.size()); n++) {
                MessageDigest digest = Sha256.digest();
                for (long left = Sha256.partSize(parcel.size(), n); left > 0; ) {
                    int count = in.read(chunk, 0, (int) Math.min(CHUNK, left));
                    if (count < 0) {
                        throw new EOFException("shorter than it was");
                    }
                    digest.update(chunk, 0, count);
                    left -= count;
                }
                hashes.add(Sha256.hex(digest.digest()));
            }
            return hashes;
        } catch (NoSuchFileException e) {
            throw new TransferFailed(TransferProblem.MISSING, e);
        } catch (EOFException e) {
            throw new TransferFailed(TransferProblem.CHANGED, e);
        }
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
        int parts = Sha256.parts(parcel.size());
        Set<Integer> have = new HashSet<>();
        List<FileOp.Part> want = List.of();
        do {
            Result.FileParts there = server.call(new FileOp.Parts(file, want));
            have.addAll(there.have());
            meter.set(before + bytes(parcel, have));
            for (Result.Put put : there.put()) {
                if (have.add(put.n())) {
                    put(parcel, put);
                }
            }
            want = missing(parcel, parts, have);
        } while (!want.isEmpty());
        unchanged(parcel);
        return finish(parcel, file);
    }

    private static long bytes(Parcel parcel, Set<Integer> have) {
        return have.stream().mapToLong(n -> Sha256.partSize(parcel.size(), n)).sum();
    }

    private static List<FileOp.Part> missing(Parcel parcel, int parts, Set<Integer> have) {
        List<FileOp.Part> missing = new ArrayList<>();
        for (int n = 1; n <= parts && missing.size() < Limits.FILE_PARTS_WANTED; n++) {
            if (!have.contains(n)) {
                missing.add(new FileOp.Part(n, parcel.hashes().get(n - 1)));
            }
        }
        return missing;
    }

    private void put(Parcel parcel, Result.Put put)
            throws IOException, FileServer.FileRefused, TransferFailed {
        long from = (put.n() - 1L) * Limits.FILE_PART;
        unchanged(parcel);
        Blobs.Reply reply = server.put(put, parcel.where(), from, meter::add);
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
