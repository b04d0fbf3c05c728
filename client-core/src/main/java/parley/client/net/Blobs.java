package parley.client.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import parley.protocol.AuthApi;
import parley.protocol.Codec;
import parley.protocol.ProtocolException;
import parley.protocol.Result;
import parley.protocol.WireError;

/**
 * Bytes of files, to and from the URLs that the server names. Takes as long as it takes, but gives
 * up when nothing moves for 20 s or the calling thread is interrupted. Safe for use by many
 * threads.
 */
public final class Blobs {
    private static final Duration STILL = Duration.ofSeconds(20);
    private static final int CHUNK = 1 << 16;
    private static final int MAX_PROBLEM = 4_096;

    private final OkHttpClient http;
    private final HttpUrl home;
    private final Codec codec;
    private final Duration still;

    Blobs(OkHttpClient http, HttpUrl home, Codec codec) {
        this(http, home, codec, STILL);
    }

    /** {@code still}: so long nothing may move. */
    Blobs(OkHttpClient http, HttpUrl home, Codec codec, Duration still) {
        this.still = still;
        this.http =
                http.newBuilder()
                        .callTimeout(Duration.ZERO)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .build();
        this.home = home;
        this.codec = codec;
    }

    /** What a server said to bytes; {@code error} as far as it could be read. */
    public record Reply(int status, Optional<WireError> error) {
        /** They are there. */
        public boolean good() {
            return status / 100 == 2;
        }
    }

    /** Sends {@code put.size()} bytes of a file from {@code from} on; tells each step's bytes. */
    public Reply put(Result.Put put, Path file, long from, LongConsumer moved) throws IOException {
        Request.Builder request = new Request.Builder().url(url(put.url()));
        for (Result.Header header : put.headers()) {
            request.header(header.name(), header.value());
        }
        Stillness stillness = new Stillness(still);
        request.method(put.method(), new FilePart(file, from, put.size(), moved, stillness));
        return stillness.watch(
                http.newCall(request.build()),
                response -> new Reply(response.code(), problem(response)));
    }

    /** Takes what is read; {@code from} is where in the file it begins. */
    public interface Reader {
        void read(long from, InputStream in) throws IOException;
    }

    /** Reads a file from {@code from} on, or from its start when the server does not do ranges. */
    public Reply get(String url, long from, Reader reader) throws IOException {
        Request.Builder request = new Request.Builder().url(url(url));
        request.header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        Stillness stillness = new Stillness(still);
        return stillness.watch(
                http.newCall(request.build()),
                response -> {
                    Reply reply = new Reply(response.code(), problem(response));
                    if (reply.good()) {
                        boolean ranged = reply.status() == 206;
                        String range = response.header("Content-Range", "");
                        if (ranged && (range == null || !range.startsWith("bytes " + from + "-"))) {
                            throw new IOException("another range than was asked for");
                        }
                        InputStream in = response.body().byteStream();
                        reader.read(ranged ? from : 0, stillness.reading(in));
                    }
                    return reply;
                });
    }

    private HttpUrl url(String told) throws IOException {
        @Nullable HttpUrl url = home.resolve(told);
        if (url == null
                || !told.startsWith("/") && home.isHttps() && !url.isHttps()
                || told.startsWith("//")) {
            throw new IOException("a URL that cannot be used");
        }
        return url;
    }

    private Optional<WireError> problem(Response response) throws IOException {
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        byte[] body = response.peekBody(MAX_PROBLEM).bytes();
        try {
            return Optional.of(codec.decodeBody(body, AuthApi.Problem.class).err());
        } catch (ProtocolException e) {
            return Optional.empty();
        }
    }

    private static final class FilePart extends RequestBody {
        private final Path file;
        private final long from;
        private final long size;
        private final LongConsumer moved;
        private final Stillness stillness;

        FilePart(Path file, long from, long size, LongConsumer moved, Stillness stillness) {
            this.stillness = stillness;
            this.file = file;
            this.from = from;
            this.size = size;
            this.moved = moved;
        }

        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return size;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                in.position(from);
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
                for (long left = size; left > 0; ) {
                    chunk.clear().limit((int) Math.min(CHUNK, left));
                    if (in.read(chunk) < 0) {
                        throw new IOException("the file became shorter");
                    }
                    int count = chunk.position();
                    stillness.waits();
                    sink.write(chunk.array(), 0, count);
                    sink.flush();
                    stillness.moved();
                    left -= count;
                    moved.accept(count);
                }
            }
            stillness.waits(); // for the answer
        }
    }
}
