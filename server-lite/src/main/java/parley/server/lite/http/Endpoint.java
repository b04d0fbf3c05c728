package parley.server.lite.http;

import java.util.function.Consumer;

/** What stands behind one method and path. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Called on an event loop, so it must not wait.
     *
     * @param reply takes the one answer, from any thread
     */
    void handle(HttpCall call, Consumer<Answer> reply);
}
