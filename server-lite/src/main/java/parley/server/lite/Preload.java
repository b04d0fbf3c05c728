package parley.server.lite;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.nio.NioIoHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Codec;
import parley.server.lite.store.SqliteDatabase;

/**
 * Loads what a server needs at its start on threads of its own, while the main thread still reads
 * the settings: half of a start is the loading of classes.
 */
final class Preload {
    private static final Logger LOG = LoggerFactory.getLogger(Preload.class);

    private Preload() {}

    /** Returns at once. What cannot be loaded is told by whoever needs it. */
    static void begin() {
        run("codec", Codec::new);
        run(
                "store",
                () -> {
                    SqliteDatabase.preload();
                    PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
                    NioIoHandler.newFactory();
                });
    }

    private static void run(String name, Runnable work) {
        var _ =
                Thread.ofPlatform()
                        .name("parley-preload-" + name)
                        .daemon()
                        .uncaughtExceptionHandler((_, e) -> LOG.debug("cannot preload", e))
                        .start(work);
    }
}
