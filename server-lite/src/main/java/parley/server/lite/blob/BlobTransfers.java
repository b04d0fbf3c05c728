package parley.server.lite.blob;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.file.FileAccess;
import parley.server.lite.http.Answer;
import parley.server.lite.http.Exchange;
import parley.server.lite.http.Line;
import parley.server.lite.http.LongPaths;

/**
 * {@code PUT} and {@code GET} of what {@link SignedLinks} made. The disk is used on virtual threads
 * only; of each transfer a bounded number of bytes is in memory.
 */
public final class BlobTransfers implements LongPaths, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlobTransfers.class);

    /** Uploads of one user at the same time. */
    private static final int UPLOADS = 4;

    private static final int DOWNLOADS = 64;

    /** A part of a file. */
    record Place(FileId file, int n) {}

    private final SignedLinks links;
    private final FileAccess files;
    private final ExecutorService disk =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("parley-blob-", 0).factory());
    private final Map<Place, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> byUser = new ConcurrentHashMap<>();
    private final Semaphore downloads = new Semaphore(DOWNLOADS);

    public BlobTransfers(SignedLinks links, FileAccess files) {
        this.links = links;
        this.files = files;
    }

    @Override
    public String prefix() {
        return SignedLinks.PREFIX;
    }

    @Override
    public Exchange open(HttpRequest head, Line line) {
        String method = head.method().name();
        boolean put = method.equals("PUT");
        if (!put && !method.equals("GET") && !method.equals("HEAD")) {
            return refused(line, 405, ErrorCode.BAD_REQUEST, "PUT, GET or HEAD");
        }
        Optional<SignedLinks.Link> link = links.read(put, head.uri());
        if (link.isEmpty()) {
            return refused(line, 403, ErrorCode.FORBIDDEN, "this URL is not good, or no longer");
        }
        return switch (link.get()) {
            case SignedLinks.Link.Put to -> {
                if (HttpUtil.getContentLength(head, -1L) != to.size()) {
                    yield refused(line, 413, ErrorCode.TOO_LARGE, "not the size that was signed");
                }
                yield Upload.begin(this, to, line);
            }
            case SignedLinks.Link.Get from ->
                    new Download(this, from.file(), Download.Wanted.of(head), line);
        };
    }

    private static Exchange refused(Line line, int status, ErrorCode code, String why) {
        line.refuse(status, WireError.of(code, why));
        return Ignored.INSTANCE;
    }

    FileAccess files() {
        return files;
    }

    /** Runs what may wait for the disk. */
    void onDisk(Runnable work) {
        try {
            disk.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the server stops", e);
        }
    }

    Map<Place, Upload> uploads() {
        return uploads;
    }

    /** Takes one of a user's places for uploads; false when they are taken. */
    boolean take(UserId user) {
        boolean[] taken = {false};
        byUser.compute(
                user,
                (_, held) -> {
                    int now = held == null ? 0 : held;
                    taken[0] = now < UPLOADS;
                    return taken[0] ? now + 1 : now;
                });
        return taken[0];
    }

    void giveBack(UserId user) {
        byUser.computeIfPresent(user, (_, held) -> held > 1 ? held - 1 : null);
    }

    Semaphore downloads() {
        return downloads;
    }

    static Answer done() {
        return Answer.json(new byte[] {'{', '}'});
    }

    /** Cuts what goes on; parts that are on disk stay. Waits a few seconds at most. */
    @Override
    public void close() {
        disk.shutdownNow();
        try {
            if (!disk.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("a transfer does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What comes after a refusal. */
    private enum Ignored implements Exchange {
        INSTANCE;

        @Override
        public void more(ByteBuf bytes) {
            bytes.release();
        }

        @Override
        public void end() {}

        @Override
        public void lost() {}
    }
}
