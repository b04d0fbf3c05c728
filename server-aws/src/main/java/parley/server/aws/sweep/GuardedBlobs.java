package parley.server.aws.sweep;

import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.FileId;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;

/** Contents that the sweep leaves alone once an upload looked for them. */
record GuardedBlobs(BlobStore blobs, GoingContents going) implements BlobStore {
    @Override
    public Map<Integer, String> parts(FileId upload) {
        return blobs.parts(upload);
    }

    @Override
    public Part write(FileId upload, int n, long offset, long size, String sha256) {
        return blobs.write(upload, n, offset, size, sha256);
    }

    @Override
    public void complete(FileId upload, BlobKey key) {
        going.keep(key);
        blobs.complete(upload, key);
    }

    @Override
    public void abandon(FileId upload) {
        blobs.abandon(upload);
    }

    @Override
    public Optional<SeekableByteChannel> open(BlobKey key) {
        return blobs.open(key);
    }

    @Override
    public void delete(BlobKey key) {
        blobs.delete(key);
    }

    @Override
    public List<BlobKey> contents() {
        return blobs.contents();
    }

    @Override
    public List<FileId> uploads() {
        return blobs.uploads();
    }

    @Override
    public long free() {
        return blobs.free();
    }
}
