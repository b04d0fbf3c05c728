package parley.bench.peer;

import java.io.IOException;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.machine.RunningServer;

/** A chat server to be put under load. */
public interface Peer {
    /** As the tables name it. */
    String name();

    /** Whether a message is on disk before anybody gets it or an acknowledgement. */
    boolean durable();

    /** Why it cannot run on this machine, or empty. */
    default String missing() {
        return "";
    }

    /** Starts a fresh one with empty rooms for the shape; the caller closes it. */
    RunningServer start(Bench bench, Shape shape) throws IOException, InterruptedException;
}
