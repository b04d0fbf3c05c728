package parley.server.lite.blob;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.Sha256;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.file.BlobStore;
import parley.server.lite.http.Exchange;
import parley.server.lite.http.Line;
import parley.server.store.FileRecord;
import parley.server.store.StoreException;

/**
 * One part on its way to disk. The loop hands bytes over and stops reading while too many wait; one
 * virtual thread at a time writes them, many at once: a system takes few large pieces for much less
 * than many small ones. A part is answered when all of it is written, and synced after that. A
 * newer upload of the same part takes the place of this.
 */
final class Upload implements Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);
    private static final long MOST_WAITING = 512L << 10;

    /** What is worth a write before the part is whole. */
    private static final long WORTH_A_WRITE = 256L << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** However slowly it comes. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final BlobTransfers all;
    private final SignedLinks.Link.Put to;
    private final Line line;
    private final long until = System.nanoTime() + LONGEST.toNanos();
    private final Queue<ByteBuf> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private volatile boolean whole;
    private volatile boolean lost;

    /** What writes, unless the part is there; by the thread that writes. */
    private BlobStore.@Nullable Part part;

    private @Nullable UserId user;
    private boolean taken;
    private volatile boolean refused;

    private Upload(BlobTransfers all, SignedLinks.Link.Put to, Line line) {
        this.all = all;
        this.to = to;
        this.line = line;
    }

    static Upload begin(BlobTransfers all, SignedLinks.Link.Put to, Line line) {
        Upload upload = new Upload(all, to, line);
        all.onDisk(() -> {
            upload.prepare();
            upload.drain();
        });
        return upload;
    }

    @Override
    public void more(ByteBuf bytes) {
        if (System.nanoTime() - until > 0) {
            bytes.release();
            line.cut();
            return;
        }
        int n = bytes.readableBytes();
        waiting.add(bytes);
        long now = waitingBytes.addAndGet(n);
        if (now > MOST_WAITING) {
            line.reading(false);
        }
        if (now >= WORTH_A_WRITE || refused || over.isDone()) {
            wake();
        }
    }

    @Override
    public void end() {
        whole = true;
        wake();
    }

    @Override
    public void lost() {
        lost = true;
        wake();
    }

    /** Another request brings the same part. */
    private void giveWay() {
        line.cut();
    }

    private void wake() {
        if (writing.compareAndSet(false, true)) {
            all.onDisk(this::drain);
        }
    }

    private void prepare() {
        try {
            Optional<FileRecord> file = all.files().find(to.file());
            if (file.isEmpty()) {
                refuse(404, WireError.of(ErrorCode.NOT_FOUND, "this upload was given up"));
                return;
            }
            if (file.get().ready()) {
                refuse(409, WireError.of(ErrorCode.CONFLICT, "this file is done"));
                return;
            }
            UserId by = file.get().by();
            if (!takePlace()) {
                refuse(503, WireError.later(ErrorCode.UNAVAILABLE, "it is being sent", 1_000));
                return;
            }
            if (!all.take(by)) {
                refuse(
                        429,
                        WireError.later(ErrorCode.RATE_LIMITED, "too many uploads at once", 1_000));
                return;
            }
            user = by;
            BlobStore blobs = all.files().blobs();
            if (!to.sha256().equals(blobs.parts(to.file()).get(to.n()))) {
                long offset =
                        Sha256.parts(file.get().size()) == 1 ? 0 : (to.n() - 1L) * Limits.FILE_PART;
                part = blobs.write(to.file(), to.n(), offset, to.size(), to.sha256());
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Waits a moment for an older upload of the same part to end. */
    private boolean takePlace() {
        BlobTransfers.Place place = place();
        for (int i = 0; i < 3; i++) {
            Upload older = all.uploads().putIfAbsent(place, this);
            if (older == null) {
                taken = true;
                return true;
            }
            older.giveWay();
            try {
                older.over.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                LOG.debug("an older upload goes on", e);
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private BlobTransfers.Place place() {
        return new BlobTransfers.Place(to.file(), to.n());
    }

    /** Writes what waits; one thread at a time. */
    private void drain() {
        while (true) {
            try {
                writeWaiting();
                if (lost || refused) {
                    close();
                } else if (whole && waiting.isEmpty()) {
                    finish();
                }
            } catch (RuntimeException e) {
                failed(e);
                close();
            }
            writing.set(false);
            boolean more = !waiting.isEmpty() || (whole || lost || refused) && !over.isDone();
            if (!more || !writing.compareAndSet(false, true)) {
                return;
            }
        }
    }

    private void writeWaiting() {
        List<ByteBuf> taken = new ArrayList<>();
        while (!waiting.isEmpty()) {
            long n = 0;
            for (ByteBuf each = waiting.poll(); each != null; each = waiting.poll()) {
                taken.add(each);
                n += each.readableBytes();
            }
            try {
                if (part != null && !refused && !lost) {
                    part.write(
                            taken.stream()
                                    .flatMap(each -> Arrays.stream(each.nioBuffers()))
                                    .toArray(ByteBuffer[]::new));
                }
            } finally {
                taken.forEach(ByteBuf::release);
                taken.clear();
                long before = waitingBytes.getAndAdd(-n);
                if (before > MOST_WAITING && before - n <= MOST_WAITING) {
                    line.reading(true);
                }
            }
        }
    }

    private void finish() {
        if (over.isDone()) {
            return;
        }
        boolean good = part == null || part.finish();
        leave();
        if (good) {
            line.answer(BlobTransfers.done());
            settle();
        } else {
            line.refuse(
                    422,
                    WireError.of(ErrorCode.HASH_MISMATCH, "not the bytes that were announced"));
        }
        closePart();
    }

    /** While the client sends the next part; whoever asks for the parts is told what failed. */
    private void settle() {
        try {
            if (part != null) {
                part.settle();
            }
        } catch (StoreException e) {
            LOG.warn("a part must be sent again", e);
        }
    }

    private void failed(RuntimeException e) {
        boolean full = e instanceof StoreException store && store.full();
        LOG.warn("an upload failed", e);
        refuse(
                503,
                full
                        ? WireError.later(ErrorCode.READ_ONLY, "the disk is full", 60_000)
                        : WireError.later(ErrorCode.UNAVAILABLE, "cannot write", 2_000));
    }

    private void refuse(int status, WireError error) {
        refused = true;
        line.refuse(status, error);
    }

    /** Once, by the thread that writes. */
    private void close() {
        if (!over.isDone()) {
            leave();
            closePart();
        }
    }

    private void closePart() {
        try {
            if (part != null) {
                part.close();
            }
        } catch (StoreException e) {
            LOG.warn("an upload was not closed", e);
        }
    }

    /** Others may have the places of this. */
    private void leave() {
        if (user != null) {
            all.giveBack(user);
        }
        if (taken) {
            all.uploads().remove(place(), this);
        }
        over.complete(true);
    }
}
