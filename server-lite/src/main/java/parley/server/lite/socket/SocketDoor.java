package parley.server.lite.socket;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.WireError;

/** Decides who may open a socket. */
public interface SocketDoor {
    /** What was decided. */
    sealed interface Outcome {}

    /**
     * Let in.
     *
     * @param service takes this connection's requests
     * @param expires when the token ends, on {@link System#nanoTime}'s scale
     */
    record Admitted(SocketService service, long expires) implements Outcome {}

    record Refused(WireError err) implements Outcome {}

    /**
     * Called on an event loop, so it must not wait.
     *
     * @param outcome takes the one decision, from any thread
     */
    void open(Optional<String> bearer, Optional<String> ticket, Consumer<Outcome> outcome);
}
