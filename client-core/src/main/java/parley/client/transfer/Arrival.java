package parley.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A file that arrives, in one or several pieces. While the next bytes come, another thread writes
 * the last ones and hashes them, so that a whole file need not be read again. For one thread.
 */
final class Arrival {
    private static final int CHUNK = 1 << 18;

    /** A system's cache takes pieces of this size for the least: see docs/performance.md. */
    private static final int PIECE = 1 << 14;

    /** So long at most what came slowly is not written, and not shown. */
    private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path part;
    private long size;
    private Digests digests = new Digests(0);

    /**
     * @param part what is there of it; what an earlier run left is gone on with
     */
    Arrival(Path part) {
        this.part = part;
    }

    /** How many bytes it has in all, before anything is taken; the same again changes nothing. */
    void expect(long bytes) {
        if (bytes != size) {
            size = bytes;
            digests = new Digests(size);
        }
    }

    /** How many bytes are there. */
    long there() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /**
     * Takes the bytes from {@code from} on until they end; blocks. What came stays when it throws.
     * FileSystemException: this disk's fault and not the network's.
     */
    void take(long from, InputStream in, Downloads.Progress progress) throws IOException {
        if (from < digests.seen()) {
            digests = new Digests(size);
        }
        hashTo(from);
        try (FileChannel out =
                        FileChannel.open(
                                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var writer = Executors.newVirtualThreadPerTaskExecutor()) {
            out.truncate(from).position(from);
            new Pump(out, writer, progress, from).run(in);
            out.force(true);
            if (out.position() < size) {
                throw new IOException("the file was cut off");
            }
        }
    }

    /** The name of what is there, once all of it is. */
    String name() throws IOException {
        hashTo(there());
        String name = digests.name();
        digests = new Digests(size);
        return name;
    }

    /** What an earlier run wrote is read again. */
    private void hashTo(long to) throws IOException {
        if (digests.seen() >= to) {
            return;
        }
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (digests.seen() < to) {
                chunk.clear().limit((int) Math.min(CHUNK, to - digests.seen()));
                int count = in.read(chunk, digests.seen());
                if (count < 0) {
                    throw new IOException("the file was cut off");
                }
                digests.update(chunk.array(), 0, count);
            }
        }
    }

    /** Fills one buffer while another is written. */
    private final class Pump {
        private final FileChannel out;
        private final ExecutorService writer;
        private final Downloads.Progress progress;
        private byte[] filling = new byte[CHUNK];
        private byte[] written = new byte[CHUNK];
        private Future<Boolean> writing = CompletableFuture.completedFuture(true);
        private long there;

        Pump(FileChannel out, ExecutorService writer, Downloads.Progress progress, long from) {
            this.out = out;
            this.writer = writer;
            this.progress = progress;
            this.there = from;
        }

        void run(InputStream in) throws IOException {
            int filled = 0;
            long since = System.nanoTime();
            try {
                while (true) {
                    int count = in.read(filling, filled, CHUNK - filled);
                    if (count < 0) {
                        break;
                    }
                    if (there + filled + count > size) {
                        throw new IOException("more bytes than were promised");
                    }
                    filled += count;
                    if (filled == CHUNK || System.nanoTime() - since > LATEST_NANOS) {
                        handOver(filled);
                        filled = 0;
                        since = System.nanoTime();
                    }
                }
            } finally {
                handOver(filled);
                await();
            }
        }

        private void handOver(int count) throws IOException {
            await();
            byte[] full = filling;
            filling = written;
            written = full;
            there += count;
            writing = writer.submit(() -> keep(full, count));
        }

        private void await() throws IOException {
            try {
                writing.get();
                progress.moved(there, size);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException why) {
                    throw why;
                }
                throw new IllegalStateException("cannot keep what comes", e.getCause());
            }
        }

        /** A failure here is this disk's and not the network's: it is told apart by its type. */
        private boolean keep(byte[] bytes, int count) throws IOException {
            try {
                for (int at = 0; at < count; ) {
                    at += out.write(ByteBuffer.wrap(bytes, at, Math.min(PIECE, count - at)));
                }
            } catch (ClosedChannelException e) {
                throw e; // interrupted
            } catch (IOException e) {
                FileSystemException told = new FileSystemException(part.toString());
                told.initCause(e);
                throw told;
            }
            digests.update(bytes, 0, count);
            return true;
        }
    }
}
