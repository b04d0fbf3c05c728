package parley.server.lite.blob;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import parley.protocol.Sha256;
import parley.server.file.BlobStore;

/** A part that is written to its place in the data of an upload. */
final class DiskPart implements BlobStore.Part {
    /** About so much goes to the system at once; docs/performance.md says why not more. */
    private static final int PIECE = 1 << 14;

    private final UploadParts parts;
    private final int n;
    private final FileChannel data;
    private final long offset;
    private final long size;
    private final String sha256;
    private final MessageDigest digest = Sha256.digest();
    private long written;

    /**
     * @param n the part's number, which has been withdrawn
     */
    DiskPart(UploadParts parts, int n, FileChannel data, long offset, long size, String sha256) {
        this.parts = parts;
        this.n = n;
        this.data = data;
        this.offset = offset;
        this.size = size;
        this.sha256 = sha256;
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
        if (!parts.add(n, sha256)) {
            settle();
        }
        return true;
    }

    @Override
    public void settle() {
        DiskBlobStore.attempt(
                "cannot bring a part to the disk",
                () -> {
                    parts.settle(n, () -> data.force(false));
                    return true;
                });
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
