package parley.server.lite.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import parley.protocol.Sha256;
import parley.server.file.BlobStore;

/** A part that is written to its place in the data of an upload. */
final class DiskPart implements BlobStore.Part {
    /** What makes a part count. */
    interface Note {
        void write() throws IOException;
    }

    /** About so much goes to the system at once; docs/performance.md says why not more. */
    private static final int PIECE = 1 << 14;

    private final FileChannel data;
    private final long offset;
    private final long size;
    private final String sha256;
    private final Note note;
    private final MessageDigest digest = Sha256.digest();
    private long written;

    DiskPart(FileChannel data, long offset, long size, String sha256, Note note) {
        this.data = data;
        this.offset = offset;
        this.size = size;
        this.sha256 = sha256;
        this.note = note;
    }

    @Override
    public void write(ByteBuffer... bytes) {
        DiskBlobStore.attempt(
                "cannot write a part",
                () -> {
                    data.position(offset + written);
                    for (int from = 0; from < bytes.length; ) {
                        int to = from;
                        long left = 0;
                        while (to < bytes.length && left < PIECE) {
                            left += bytes[to].remaining();
                            digest.update(bytes[to++].duplicate());
                        }
                        if (left > size - written) {
                            throw new IllegalStateException("more than the part's " + size);
                        }
                        while (left > 0) {
                            long n = data.write(bytes, from, to - from);
                            written += n;
                            left -= n;
                        }
                        from = to;
                    }
                    return true;
                });
    }

    @Override
    public boolean finish() {
        if (written != size || !Sha256.hex(digest.digest()).equals(sha256)) {
            return false;
        }
        DiskBlobStore.attempt(
                "cannot finish a part",
                () -> {
                    data.force(true);
                    note.write();
                    return true;
                });
        return true;
    }

    @Override
    public void close() {
        DiskBlobStore.attempt(
                "cannot close the data of an upload",
                () -> {
                    data.close();
                    return true;
                });
    }
}
