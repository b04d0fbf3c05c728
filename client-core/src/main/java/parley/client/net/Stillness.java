package parley.client.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a call when nothing moves on the network for a while; waits for anything else do not
 * count. In place of the timeouts of OkHttp, which wake a thread at every 8 KiB: they took a tenth
 * of the processor's time of a large download. For the call's thread.
 */
final class Stillness extends AsyncTimeout {
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long since = System.nanoTime();
    private volatile boolean waiting = true;
    private volatile boolean still;
    private volatile @Nullable Call call;

    /** So long, or a second less, nothing may move. */
    Stillness(Duration most) {
        timeout(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is done with an answer. */
    interface Work<T> {
        T with(Response response) throws IOException;
    }

    /** Carries a call out; {@link SocketTimeoutException}: nothing moved. Once. */
    <T> T watch(Call watched, Work<T> work) throws IOException {
        call = watched;
        since = System.nanoTime();
        enter();
        try (Response response = watched.execute()) {
            return work.with(response);
        } catch (IOException e) {
            if (still) {
                SocketTimeoutException told = new SocketTimeoutException("nothing moved");
                told.initCause(e);
                throw told;
            }
            throw e;
        } finally {
            exit();
        }
    }

    /** The network is waited for from here on. */
    void waits() {
        long now = System.nanoTime();
        if (now - since > PACE_NANOS) {
            exit();
            enter();
            since = now;
        }
        waiting = true;
    }

    /** Something moved. */
    void moved() {
        waiting = false;
    }

    @Override
    protected void timedOut() {
        Call watched = call;
        if (waiting && watched != null) {
            still = true;
            watched.cancel();
        }
    }

    /** A stream whose reads are waits. */
    InputStream reading(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                waits();
                int read = in.read();
                moved();
                return read;
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                waits();
                int count = in.read(bytes, from, most);
                moved();
                return count;
            }
        };
    }
}
