package parley.protocol;

/** One element of {@code log.read}: an entry, or a run of sequences the reader may not see. */
public sealed interface LogLine permits Entry, VoidRange {
    /** The first sequence this line stands for. */
    long seq();

    /** The last sequence this line stands for. */
    long to();
}
