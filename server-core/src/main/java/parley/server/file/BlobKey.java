package parley.server.file;

import parley.protocol.Sha256;
import parley.server.store.FileRecord;

/**
 * A content by what it is. The size belongs to it: the hash of a file in parts is that of a text
 * which a small file could have as its content.
 */
public record BlobKey(String sha256, long size) {
    public BlobKey {
        sha256 = Sha256.requireHex("sha256", sha256);
    }

    public static BlobKey of(FileRecord file) {
        return new BlobKey(file.sha256(), file.size());
    }

    /** A name for files and objects: 64 hexadecimal digits, a hyphen, the size. */
    @Override
    public String toString() {
        return sha256 + "-" + size;
    }
}
