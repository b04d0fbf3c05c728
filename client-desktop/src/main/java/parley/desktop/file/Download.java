package parley.desktop.file;

import java.nio.file.Path;
import parley.desktop.text.Line;

/** Where a file is that others sent. */
public sealed interface Download {
    /** Only at the workspace. */
    record Away() implements Download {}

    /**
     * On its way: {@code moved} of {@code size} bytes are here.
     *
     * @param speed bytes a second; 0 while it is not known
     */
    record Moving(long moved, long size, long speed) implements Download {}

    /** Held: {@code moved} of {@code size} bytes are here, and it goes on from there. */
    record Paused(long moved, long size) implements Download {}

    /** Saved on this computer. */
    record Here(Path file) implements Download {}

    /** It could not be had. */
    record Failed(Line problem) implements Download {}
}
