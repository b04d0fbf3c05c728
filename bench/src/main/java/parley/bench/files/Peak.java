package parley.bench.files;

import java.io.IOException;
import parley.bench.machine.Memory;

/** The most resident memory that was seen above a first look. For one thread. */
final class Peak {
    private final long idle;
    private long most;

    /** The first look. */
    Peak(long pid) throws IOException {
        idle = Memory.residentKib(pid);
        most = idle;
    }

    /** Looks again, perhaps at a successor of the process. */
    void look(long pid) throws IOException {
        most = Math.max(most, Memory.residentKib(pid));
    }

    long aboveIdleKib() {
        return most - idle;
    }
}
