package parley.server.lite.blob;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.WireError;
import parley.server.file.BlobKey;
import parley.server.file.Disposition;
import parley.server.lite.http.Exchange;
import parley.server.lite.http.Line;
import parley.server.store.FileRecord;
import parley.server.store.StoreException;

/** One content on its way to a client, a piece at a time: the next is read when one was taken. */
final class Download implements Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    private static final int PIECE = 256 << 10;

    /** How long a client may take for one piece. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a request asks for. */
    record Wanted(boolean head, Optional<String> range, Optional<String> ifRange) {
        static Wanted of(HttpRequest request) {
            return new Wanted(
                    request.method().name().equals("HEAD"),
                    Optional.ofNullable(request.headers().get(HttpHeaderNames.RANGE)),
                    Optional.ofNullable(request.headers().get(HttpHeaderNames.IF_RANGE)));
        }
    }

    private final BlobTransfers all;
    private final FileId file;
    private final Wanted wanted;
    private final Line line;
    private volatile boolean lost;

    Download(BlobTransfers all, FileId file, Wanted wanted, Line line) {
        this.all = all;
        this.file = file;
        this.wanted = wanted;
        this.line = line;
    }

    @Override
    public void more(ByteBuf bytes) {
        bytes.release(); // a GET has no body that means anything
    }

    @Override
    public void end() {
        all.onDisk(this::serve);
    }

    @Override
    public void lost() {
        lost = true;
    }

    private void serve() {
        if (!all.downloads().tryAcquire()) {
            line.refuse(
                    503,
                    WireError.later(ErrorCode.UNAVAILABLE, "too many downloads at once", 1_000));
            return;
        }
        try {
            Optional<FileRecord> record = all.files().find(file).filter(FileRecord::ready);
            Optional<SeekableByteChannel> content =
                    record.flatMap(r -> all.files().blobs().open(BlobKey.of(r)));
            if (record.isEmpty() || content.isEmpty()) {
                line.refuse(404, WireError.of(ErrorCode.NOT_FOUND, "this file is gone"));
                return;
            }
            try (SeekableByteChannel bytes = content.get()) {
                answer(record.get(), bytes);
            }
        } catch (IOException | StoreException e) {
            LOG.warn("a download failed", e);
            line.cut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            line.cut();
        } finally {
            all.downloads().release();
        }
    }

    private void answer(FileRecord record, SeekableByteChannel bytes)
            throws IOException, InterruptedException {
        String tag = '"' + BlobKey.of(record).toString() + '"';
        Optional<String> range = wanted.range();
        if (wanted.ifRange().isPresent() && !wanted.ifRange().get().equals(tag)) {
            range = Optional.empty();
        }
        ByteRange part = ByteRange.of(range, record.size());
        HttpResponse head =
                new DefaultHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(part.status()));
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream")
                .set(HttpHeaderNames.CONTENT_LENGTH, part.length())
                .set(HttpHeaderNames.CONTENT_DISPOSITION, Disposition.attachment(record.name()))
                .set("X-Content-Type-Options", "nosniff")
                .set("Content-Security-Policy", "sandbox; default-src 'none'")
                .set(HttpHeaderNames.CACHE_CONTROL, "private, no-store")
                .set(HttpHeaderNames.ACCEPT_RANGES, "bytes")
                .set(HttpHeaderNames.ETAG, tag);
        part.contentRange(record.size())
                .ifPresent(value -> head.headers().set(HttpHeaderNames.CONTENT_RANGE, value));
        line.begin(head);
        if (!wanted.head()) {
            send(bytes.position(part.from()), part.length());
        }
        line.finish();
    }

    private void send(SeekableByteChannel bytes, long length)
            throws IOException, InterruptedException {
        long left = length;
        Optional<ChannelFuture> before = Optional.empty();
        while (left > 0 && !lost) {
            int n = (int) Math.min(PIECE, left);
            ByteBuf piece = line.allocator().directBuffer(n, n);
            boolean handedOver = false;
            try {
                while (piece.isWritable()) {
                    int read =
                            bytes.read(piece.nioBuffer(piece.writerIndex(), piece.writableBytes()));
                    if (read < 0) {
                        throw new IOException("a content is shorter than its name says");
                    }
                    piece.writerIndex(piece.writerIndex() + read);
                }
                handedOver = true;
            } finally {
                if (!handedOver) {
                    piece.release();
                }
            }
            ChannelFuture sent = line.send(piece);
            if (before.isPresent() && !before.get().await(PATIENCE.toMillis())) {
                throw new IOException("a client does not take what it asked for");
            }
            if (before.isPresent() && !before.get().isSuccess()) {
                return;
            }
            before = Optional.of(sent);
            left -= n;
        }
    }
}
