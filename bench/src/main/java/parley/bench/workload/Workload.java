package parley.bench.workload;

import java.io.IOException;
import parley.bench.machine.Bench;
import parley.bench.report.Figures;

/**
 * Something that is measured. It starts what it needs, ends it again and leaves figures behind.
 *
 * <p>Workloads run one after the other on the main thread, because two at once would measure each
 * other.
 */
public interface Workload {
    /** As it is named on the command line. */
    String name();

    /** One line for people: what is done and counted. */
    String summary();

    /**
     * Measures everything once.
     *
     * @throws BenchException when a server or tool does not do what it should; nothing of this run
     *     of the workload is then to be believed
     */
    void measure(Bench bench, Figures figures) throws IOException, InterruptedException;
}
