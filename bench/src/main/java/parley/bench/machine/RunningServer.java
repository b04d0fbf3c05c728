package parley.bench.machine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A server that accepts connections on this machine.
 *
 * @param name as the tables name it
 * @param dialect what the generator must speak with it
 * @param plan a file with one line "token room" for each connection, where a sign-in is needed
 */
public record RunningServer(
        String name,
        String dialect,
        int port,
        boolean tls,
        Optional<Path> plan,
        ServerProcess process)
        implements AutoCloseable {

    public long pid() {
        return process.pid();
    }

    /** The last lines of its output, to explain a failure. */
    public String lastWords() {
        return process.lastWords();
    }

    /** Ends the process and waits until it is gone. */
    @Override
    public void close() {
        process.close();
    }
}
