package parley.server.lite.socket;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.WireError;
import parley.server.account.Identity;

/** Decides who may open a socket. */
public interface SocketDoor {
    /** What was decided. */
    sealed interface Decision {}

    /**
     * Let in.
     *
     * @param service takes this connection's requests
     * @param expires when the token ends, on {@link System#nanoTime}'s scale
     */
    record Admitted(SocketService service, Identity identity, long expires) implements Decision {}

    record Refused(WireError err) implements Decision {}

    /**
     * Called on an event loop, so it must not wait.
     *
     * @param decision takes the one decision, from any thread
     */
    void open(Optional<String> bearer, Optional<String> ticket, Consumer<Decision> decision);
}
