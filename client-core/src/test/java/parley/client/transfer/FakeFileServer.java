package parley.client.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import parley.client.net.Blobs;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FileRef;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.Sha256;
import parley.protocol.WireError;

/** Takes and gives files as docs/protocol.md says, in memory, over a network a test can cut. */
final class FakeFileServer implements FileServer {
    private static final class Held {
        final FileOp.Ticket ticket;
        final Map<Integer, byte[]> parts = new TreeMap<>();
        final Map<Integer, String> wanted = new HashMap<>();

        Held(FileOp.Ticket ticket) {
            this.ticket = ticket;
        }

        byte[] content() {
            byte[] all = new byte[(int) ticket.size()];
            int at = 0;
            for (byte[] part : parts.values()) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return all;
        }
    }

    private static final long NEVER = Long.MAX_VALUE / 2;

    private final Map<FileId, Held> files = new HashMap<>();
    private final List<Integer> putParts = new ArrayList<>();
    private final List<String> gets = new ArrayList<>();
    private long bytesUntilCut = NEVER;
    private long bytesOfARead = NEVER;
    private boolean offline;
    private boolean contentsCount;
    private boolean late;
    private final Map<Cid, MessageOp.Send> scheduled = new HashMap<>();
    private Optional<ErrorCode> refusal = Optional.empty();
    private Runnable beforePut = () -> {};
    private int damagedReads;
    private Set<Integer> lostAtDone = Set.of();

    synchronized void offline(boolean now) {
        offline = now;
    }

    synchronized void refuse(ErrorCode code) {
        refusal = Optional.of(code);
    }

    /** The network breaks once, after this many bytes, and stays broken until {@link #mend}. */
    synchronized void cutAfter(long bytes) {
        bytesUntilCut = bytes;
    }

    /** Each read breaks after this many bytes, and the network with it until {@link #mend}. */
    synchronized void cutEveryRead(long bytes) {
        bytesOfARead = bytes;
    }

    synchronized void mend() {
        bytesUntilCut = NEVER;
        offline = false;
    }

    synchronized void beforePut(Runnable deed) {
        beforePut = deed;
    }

    /** Parts that were answered are gone once, before the file is said to be done. */
    synchronized void loseAtDone(Integer... parts) {
        lostAtDone = Set.of(parts);
    }

    synchronized void damageReads(int count) {
        damagedReads = count;
    }

    synchronized boolean isCut() {
        return offline;
    }

    synchronized List<Integer> putParts() {
        return List.copyOf(putParts);
    }

    synchronized List<String> gets() {
        return List.copyOf(gets);
    }

    synchronized int files() {
        return files.size();
    }

    synchronized FileOp.Ticket ticket(FileId file) {
        return held(file).ticket;
    }

    synchronized byte[] content(FileId file) {
        return held(file).content();
    }

    private Held held(FileId file) {
        Held held = files.get(file);
        if (held == null) {
            throw new AssertionError("no file " + file);
        }
        return held;
    }

    @Override
    @SuppressWarnings("unchecked") // each operation is answered by its own result
    public synchronized <R extends Result> R call(FileOp<R> op) throws IOException, FileRefused {
        network();
        if (refusal.isPresent()) {
            throw new FileRefused(WireError.of(refusal.get(), "refused"));
        }
        Result answer =
                switch (op) {
                    case FileOp.Ticket ticket -> {
                        FileId id = new FileId("f_" + files.size());
                        files.put(id, new Held(ticket));
                        yield new Result.FileTicket(
                                id, ticket.name(), has(ticket), Optional.empty(), Optional.empty());
                    }
                    case FileOp.Parts parts -> parts(parts);
                    case FileOp.Done done -> {
                        Held held = known(done.file());
                        held.parts.keySet().removeAll(lostAtDone);
                        lostAtDone = Set.of();
                        if (held.parts.size() < Sha256.parts(held.ticket.size())) {
                            throw new FileRefused(
                                    WireError.of(ErrorCode.FILE_NOT_READY, "missing"));
                        }
                        yield new Result.FileReady(ref(done.file(), held));
                    }
                    case FileOp.Cancel cancel -> {
                        files.remove(cancel.file());
                        yield new Result.Done(false);
                    }
                    case FileOp.Get get ->
                            new Result.FileSource(
                                    "/v1/blob/" + get.file(),
                                    Instant.EPOCH,
                                    ref(get.file(), known(get.file())),
                                    known(get.file()).ticket.sha256());
                    case FileOp.ListFiles _ -> throw new AssertionError("not asked here");
                };
        return (R) answer;
    }

    @Override
    public synchronized void schedule(Cid cid, MessageOp.Send message)
            throws IOException, FileRefused {
        network();
        if (late) {
            throw new FileRefused(WireError.of(ErrorCode.BAD_REQUEST, "a time to come"));
        }
        scheduled.put(cid, message);
    }

    /** What waits for its time. */
    synchronized Map<Cid, MessageOp.Send> scheduled() {
        return Map.copyOf(scheduled);
    }

    /** From now on every time has passed. */
    synchronized void late() {
        late = true;
    }

    private boolean has(FileOp.Ticket wanted) {
        return contentsCount
                && files.values().stream()
                        .filter(held -> !held.parts.isEmpty())
                        .anyMatch(held -> held.ticket.sha256().equals(wanted.sha256()));
    }

    /** From now on, what is there need not be sent again. */
    synchronized void contentsCount() {
        contentsCount = true;
    }

    private Held known(FileId file) throws FileRefused {
        Held held = files.get(file);
        if (held == null) {
            throw new FileRefused(WireError.of(ErrorCode.NOT_FOUND, "no such file"));
        }
        return held;
    }

    private static FileRef ref(FileId id, Held held) {
        FileOp.Ticket t = held.ticket;
        return new FileRef(id, t.name(), t.size(), t.mime(), t.w(), t.h(), t.thumb());
    }

    private Result.FileParts parts(FileOp.Parts op) throws FileRefused {
        Held held = known(op.file());
        List<Result.Put> put = new ArrayList<>();
        for (FileOp.Part part : op.want()) {
            held.wanted.put(part.n(), part.sha256());
            put.add(
                    new Result.Put(
                            part.n(),
                            op.file() + "/" + part.n(),
                            "PUT",
                            List.of(),
                            Sha256.partSize(held.ticket.size(), part.n()),
                            Instant.EPOCH));
        }
        return new Result.FileParts(List.copyOf(held.parts.keySet()), put);
    }

    private void network() throws IOException {
        if (offline) {
            throw new IOException("no network");
        }
    }

    @Override
    public synchronized Blobs.Reply put(Result.Put put, Path file, long from, LongConsumer moved)
            throws IOException {
        beforePut.run();
        network();
        if (bytesUntilCut < put.size()) {
            moved.accept(bytesUntilCut);
            offline = true;
            throw new IOException("cut");
        }
        bytesUntilCut -= put.size();
        byte[] bytes = new byte[(int) put.size()];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            in.readFully(bytes);
        }
        moved.accept(bytes.length);
        String[] place = put.url().split("/", -1);
        Held held = held(new FileId(place[0]));
        if (!Sha256.of(bytes).equals(held.wanted.get(put.n()))) {
            return new Blobs.Reply(
                    422, Optional.of(WireError.of(ErrorCode.HASH_MISMATCH, "other bytes")));
        }
        held.parts.put(put.n(), bytes);
        putParts.add(put.n());
        return new Blobs.Reply(200, Optional.empty());
    }

    @Override
    public Blobs.Reply get(String url, long from, Blobs.Reader reader) throws IOException {
        byte[] content;
        int end;
        synchronized (this) {
            network();
            gets.add(from + "-");
            content = content(new FileId(url.substring(url.lastIndexOf('/') + 1)));
            if (damagedReads > 0 && content.length > 0) {
                damagedReads--;
                content[0] ^= 1;
            }
            end = (int) Math.min(content.length, from + bytesUntilCut);
            if (end < content.length) {
                bytesUntilCut = NEVER;
            }
            if (end - from > bytesOfARead) {
                end = (int) (from + bytesOfARead);
                offline = true;
            }
        }
        reader.read(from, new ByteArrayInputStream(content, (int) from, end - (int) from));
        return new Blobs.Reply(206, Optional.empty());
    }
}
