package parley.client.workspace;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.store.LocalStore;
import parley.protocol.Codec;
import parley.protocol.ProtocolException;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;

/**
 * Loads what opening a workspace needs on threads of its own, while a program's first thread still
 * starts its window: SQLite's library, and the classes that read JSON.
 */
final class Preload {
    private static final Logger LOG = LoggerFactory.getLogger(Preload.class);

    private Preload() {}

    /** Returns at once. What cannot be loaded is told by whoever needs it. */
    static void begin() {
        run("json", Preload::json);
        run("store", LocalStore::preload);
    }

    private static void run(String name, Runnable work) {
        var _ =
                Thread.ofPlatform()
                        .name("parley-preload-" + name)
                        .daemon()
                        .uncaughtExceptionHandler((_, e) -> LOG.debug("cannot preload", e))
                        .start(work);
    }

    private static void json() {
        Codec codec = new Codec();
        Room room =
                new Room(
                        new RoomId("r_00000000000000000000000001"),
                        RoomKind.PUBLIC,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        "e_1",
                        0,
                        RoomPolicy.OPEN,
                        false,
                        Optional.empty());
        try {
            codec.decodeBody(codec.encodeBody(room), Room.class);
        } catch (ProtocolException e) {
            throw new IllegalStateException("cannot read what was just written", e);
        }
    }
}
