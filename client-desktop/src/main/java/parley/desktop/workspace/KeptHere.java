package parley.desktop.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * What a workspace keeps on this computer. Methods block and belong in the background, {@link
 * #folder} apart.
 */
public interface KeptHere {
    /**
     * How many bytes of each kind.
     *
     * @param messages messages and the index to search them
     * @param files files, pictures and voice notes that were fetched
     * @param waiting files that wait to be sent
     */
    record Sizes(long messages, long files, long waiting) {
        /** Before anything was counted. */
        public static final Sizes NONE = new Sizes(0, 0, 0);
    }

    /** The folder that holds all of it; never blocks. */
    Path folder();

    /**
     * Adds up what is there.
     *
     * @param goOn gets what was counted so far, from time to time; false ends the counting early
     */
    Sizes measure(Predicate<Sizes> goOn) throws IOException;

    /** Bytes that may still be written on that disk. */
    long free() throws IOException;

    /** Takes fetched files away, and nothing that waits to be sent; says how many bytes. */
    long clearFiles() throws IOException;

    /** Keeps at most so many bytes of fetched files, from now on. */
    void filesAtMost(long bytes) throws IOException;
}
