package parley.client.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.Limits;
import parley.protocol.Result;
import parley.protocol.Sha256;

/**
 * The parts of an upload that the server lacks, each given out once. Safe for use by many threads;
 * calls may wait for the server.
 */
final class PartFeed {
    private final FileServer server;
    private final FileId file;
    private final Parcel parcel;

    /** There, or given out. Guarded by {@code this}. */
    private final Set<Integer> taken = new HashSet<>();

    /** Guarded by {@code this}. */
    private final Queue<Result.Put> puts = new ArrayDeque<>();

    private PartFeed(FileServer server, FileId file, Parcel parcel) {
        this.server = server;
        this.file = file;
        this.parcel = parcel;
    }

    /** Asks the server what is there. */
    static PartFeed begin(FileServer server, FileId file, Parcel parcel)
            throws IOException, FileServer.FileRefused {
        PartFeed feed = new PartFeed(server, file, parcel);
        feed.taken.addAll(server.call(new FileOp.Parts(file, List.of())).have());
        return feed;
    }

    /** How many bytes are there; to be asked before the first part is given out. */
    synchronized long bytes() {
        return taken.stream().mapToLong(n -> Sha256.partSize(parcel.size(), n)).sum();
    }

    /** How many parts were neither there nor given out. */
    synchronized int left() {
        return Sha256.parts(parcel.size()) - taken.size();
    }

    /** Where the next part goes; empty when there is none. */
    synchronized Optional<Result.Put> next() throws IOException, FileServer.FileRefused {
        for (var want = missing(); puts.isEmpty() && !want.isEmpty(); want = missing()) {
            Result.FileParts there = server.call(new FileOp.Parts(file, want));
            taken.addAll(there.have());
            there.put().stream().filter(put -> taken.add(put.n())).forEach(puts::add);
        }
        return Optional.ofNullable(puts.poll());
    }

    private List<FileOp.Part> missing() {
        List<FileOp.Part> missing = new ArrayList<>();
        for (int n = 1;
                n <= Sha256.parts(parcel.size()) && missing.size() < Limits.FILE_PARTS_WANTED;
                n++) {
            if (!taken.contains(n)) {
                missing.add(new FileOp.Part(n, parcel.hashes().get(n - 1)));
            }
        }
        return missing;
    }
}
