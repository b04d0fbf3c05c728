package parley.bench.report;

/**
 * One measured number.
 *
 * @param workload the workload's name
 * @param peer whose it is
 * @param metric what was counted, with its unit, for example {@code lastP99us}
 * @param quiet nothing else used the machine enough to matter
 */
public record Figure(String workload, String peer, String metric, double value, boolean quiet) {}
