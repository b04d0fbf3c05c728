package parley.conformance.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import okio.ByteString;
import parley.protocol.FileId;
import parley.protocol.Sha256;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.store.StoreException;

/** Contents that are gone when the process is. */
public final class InMemoryBlobStore implements BlobStore {
    private record Piece(String sha256, ByteString bytes) {}

    private final Map<FileId, Map<Integer, Piece>> uploads = new ConcurrentHashMap<>();
    private final Map<BlobKey, byte[]> contents = new ConcurrentHashMap<>();
    private volatile long free = 1L << 40;

    /** Says from now on that so many bytes can be written. */
    public void free(long bytes) {
        free = bytes;
    }

    @Override
    public Map<Integer, String> parts(FileId upload) {
        Map<Integer, String> parts = new TreeMap<>();
        uploads.getOrDefault(upload, Map.of()).forEach((n, piece) -> parts.put(n, piece.sha256()));
        return parts;
    }

    @Override
    public Part write(FileId upload, int n, long offset, long size, String sha256) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        return new Part() {
            @Override
            public void write(ByteBuffer... bytes) {
                for (ByteBuffer each : bytes) {
                    byte[] some = new byte[each.remaining()];
                    each.get(some);
                    all.writeBytes(some);
                }
            }

            @Override
            public boolean finish() {
                byte[] bytes = all.toByteArray();
                boolean good = bytes.length == size && Sha256.of(bytes).equals(sha256);
                if (good) {
                    uploads.computeIfAbsent(upload, _ -> new ConcurrentHashMap<>())
                            .put(n, new Piece(sha256, ByteString.of(bytes)));
                }
                return good;
            }

            @Override
            public void close() {
                all.reset();
            }
        };
    }

    @Override
    public void complete(FileId upload, BlobKey key) {
        if (contents.containsKey(key)) {
            return;
        }
        Map<Integer, Piece> parts = uploads.get(upload);
        if (parts == null) {
            throw new StoreException(
                    "cannot complete " + upload, new IllegalStateException("no such upload"));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        new TreeMap<>(parts).values().forEach(piece -> all.writeBytes(piece.bytes().toByteArray()));
        contents.put(key, all.toByteArray());
    }

    @Override
    public void abandon(FileId upload) {
        uploads.remove(upload);
    }

    @Override
    public Optional<SeekableByteChannel> open(BlobKey key) {
        byte[] bytes = contents.get(key);
        return bytes == null ? Optional.empty() : Optional.of(new Bytes(bytes));
    }

    @Override
    public void delete(BlobKey key) {
        contents.remove(key);
    }

    @Override
    public List<BlobKey> contents() {
        return List.copyOf(contents.keySet());
    }

    @Override
    public List<FileId> uploads() {
        return List.copyOf(uploads.keySet());
    }

    @Override
    public long free() {
        return free;
    }

    /** Reads an array. */
    private static final class Bytes implements SeekableByteChannel {
        private final byte[] bytes;
        private int position;
        private boolean closed;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer to) {
            int n = Math.min(to.remaining(), bytes.length - position);
            if (n <= 0) {
                return to.hasRemaining() ? -1 : 0;
            }
            to.put(bytes, position, n);
            position += n;
            return n;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException("to be read only");
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long to) {
            position = Math.toIntExact(to);
            return this;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException("to be read only");
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
