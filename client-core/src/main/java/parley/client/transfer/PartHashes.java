package parley.client.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import parley.protocol.Sha256;

/** The hashes of a file's parts. Two parts at a time: half of what a large file takes to begin. */
final class PartHashes {
    private static final int CHUNK = 1 << 18;
    private static final int AT_ONCE = 2;

    private final Path file;
    private final long size;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<String> hashes;

    private PartHashes(Path file, long size) {
        this.file = file;
        this.size = size;
        this.hashes = new AtomicReferenceArray<>(Sha256.parts(size));
    }

    /** Reads the file; blocks, an interrupt ends it with IOException. */
    static List<String> of(Path file, long size) throws IOException, TransferFailed {
        PartHashes all = new PartHashes(file, size);
        try {
            Crew.work(Math.min(AT_ONCE, all.hashes.length()), all::run);
        } catch (NoSuchFileException e) {
            throw new TransferFailed(TransferProblem.MISSING, e);
        } catch (EOFException e) {
            throw new TransferFailed(TransferProblem.CHANGED, e);
        } catch (FileServer.FileRefused e) {
            throw new IllegalStateException("no server was asked", e);
        }
        return IntStream.range(0, all.hashes.length()).mapToObj(all.hashes::get).toList();
    }

    private void run() throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int i = next.getAndIncrement(); i < hashes.length(); i = next.getAndIncrement()) {
                hashes.set(i, part(in, i + 1, chunk));
            }
        }
    }

    private String part(FileChannel in, int n, ByteBuffer chunk) throws IOException {
        MessageDigest digest = Sha256.digest();
        long at = IntStream.range(1, n).mapToLong(k -> Sha256.partSize(size, k)).sum();
        for (long left = Sha256.partSize(size, n); left > 0; ) {
            int count = in.read(chunk.clear().limit((int) Math.min(CHUNK, left)), at);
            if (count < 0) {
                throw new EOFException("shorter than it was");
            }
            digest.update(chunk.flip());
            at += count;
            left -= count;
        }
        return Sha256.hex(digest.digest());
    }
}
