package parley.server.file;

import parley.protocol.Result;
import parley.server.store.FileRecord;

/** Makes the URLs that bytes go to and come from; each says itself what it is good for. */
public interface BlobLinks {
    /** Where part {@code n} goes, which has this hash and size. */
    Result.Put put(FileRecord file, int n, String sha256, long size);

    /** Where the content comes from. */
    Result.FileSource get(FileRecord file);
}
