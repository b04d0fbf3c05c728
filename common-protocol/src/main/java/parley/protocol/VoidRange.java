package parley.protocol;

/** Sequences {@code seq} to {@code to}, both included, that hold nothing for this reader. */
public record VoidRange(long seq, long to) implements LogLine {
    public VoidRange {
        if (seq < 1 || to < seq) {
            throw new BadField("to", "seq or more");
        }
    }
}
