package parley.server.file;

/** What files rest on. */
public record FileGround(BlobStore blobs, BlobLinks links, FileBounds bounds) {}
