package parley.server.aws.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads an object by ranges, each read a request. For one thread. */
final class S3Channel implements SeekableByteChannel {
    private final Bucket bucket;
    private final String object;
    private final long size;
    private long position;
    private boolean closed;

    S3Channel(Bucket bucket, String object, long size) {
        this.bucket = bucket;
        this.object = object;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        long end = Math.min(size, position + into.remaining()) - 1;
        if (end < position) {
            return 0;
        }
        try {
            byte[] bytes =
                    bucket.client()
                            .getObjectAsBytes(request ->
                                    request.bucket(bucket.name())
                                            .key(object)
                                            .range("bytes=" + position + "-" + end))
                            .asByteArrayUnsafe();
            into.put(bytes);
            position += bytes.length;
            return bytes.length;
        } catch (SdkException e) {
            throw new IOException("cannot read " + object, e);
        }
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long next) {
        position = next;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
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
