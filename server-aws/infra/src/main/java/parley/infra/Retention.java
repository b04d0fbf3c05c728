package parley.infra;

import java.util.Locale;
import software.amazon.awscdk.RemovalPolicy;

/** What becomes of the table and the buckets when a stack is deleted. */
public enum Retention {
    /** They stay, and the table cannot be deleted by mistake. */
    KEEP,
    /** They go, with all that is in them. */
    DESTROY;

    /** {@code keep} or {@code destroy}. */
    static Retention of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    RemovalPolicy policy() {
        return this == KEEP ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
