package parley.desktop.host;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.desktop.join.Entrance;
import parley.desktop.workspace.Workspace;

/**
 * The server on this PC. It is a process of its own and outlives the window. Calls may block,
 * except {@link #state}.
 */
public interface Hosting {
    /** Starts a new workspace, makes its owner's account through {@code entrance} and enters it. */
    Workspace begin(NewWorkspace wish, Entrance entrance) throws IOException;

    /** Starts the server that was set up before; nothing happens while it runs. */
    void start() throws IOException;

    /** Stops it after it has said good-bye to everybody; nothing happens when it does not run. */
    void stop() throws IOException;

    /** What is known now. */
    State state();

    /** Calls {@code listener} after every change, on any thread; the result ends it. */
    Runnable listen(Consumer<State> listener);

    /** What the server does. */
    sealed interface State {
        /** No workspace was ever set up here. */
        record None() implements State {}

        record Starting() implements State {}

        /**
         * It answers.
         *
         * @param addresses host and port in each network, best first
         * @param words the six words of its pin
         */
        record Running(Instant since, List<String> addresses, List<String> words, String folder)
                implements State {
            public Running {
                addresses = List.copyOf(addresses);
                words = List.copyOf(words);
            }
        }

        record Stopping() implements State {}

        record Stopped(String folder) implements State {}

        /** It could not start; {@code log} is where it says why. */
        record Failed(String reason, Optional<String> log) implements State {}
    }
}
