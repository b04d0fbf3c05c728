package parley.client.transfer;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import parley.protocol.Sha256;

/** The name of a content from its bytes in order, as they come. For one thread. */
final class Digests {
    private final long size;
    private final List<String> parts = new ArrayList<>();
    private MessageDigest digest = Sha256.digest();
    private long left;
    private long seen;

    /**
     * @param size of the content, in bytes
     */
    Digests(long size) {
        this.size = size;
        this.left = Sha256.partSize(size, 1);
    }

    /** The next bytes; what goes beyond the size does not count. */
    void update(byte[] bytes, int from, int count) {
        int at = from;
        int more = (int) Math.min(count, size - seen);
        seen += more;
        while (more > 0) {
            int n = (int) Math.min(more, left);
            digest.update(bytes, at, n);
            at += n;
            more -= n;
            left -= n;
            if (left == 0 && parts.size() + 1 < Sha256.parts(size)) {
                next();
            }
        }
    }

    private void next() {
        parts.add(Sha256.hex(digest.digest()));
        left = Sha256.partSize(size, parts.size() + 1);
    }

    /** How many bytes came. */
    long seen() {
        return seen;
    }

    /** The name of what came; only once, at the end. */
    String name() {
        parts.add(Sha256.hex(digest.digest()));
        return parts.size() == 1 ? parts.getFirst() : Sha256.ofParts(parts);
    }
}
