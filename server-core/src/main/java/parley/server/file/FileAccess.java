package parley.server.file;

import java.util.Optional;
import parley.protocol.FileId;
import parley.server.store.FileRecord;

/** What the transport of bytes needs; who may is decided where their URLs are made. Blocks. */
public interface FileAccess {
    Optional<FileRecord> find(FileId id);

    BlobStore blobs();
}
