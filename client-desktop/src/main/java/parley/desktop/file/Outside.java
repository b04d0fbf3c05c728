package parley.desktop.file;

import java.io.IOException;
import java.nio.file.Path;
import parley.desktop.capture.Screens;

/** The computer's own programs and folders. Calls may block and belong in the background. */
public interface Outside {
    /** Opens a file with the program for its kind. */
    void open(Path file) throws IOException;

    /** Shows a file in its folder. */
    void reveal(Path file) throws IOException;

    /** Where downloads go; may not exist yet. */
    Path downloads();

    /** A folder for what is needed while the program runs; may not exist yet. */
    Path scratch();

    /** Pixels of the finest screen for each px, at least 1. UI thread only. */
    default double pixels() {
        return 1;
    }

    /** The screens, to be looked at. */
    default Screens screens() {
        return Screens.none();
    }

    /** Opens nothing; for tests and pictures. */
    static Outside nothing(Path folder) {
        return new Outside() {
            @Override
            public void open(Path file) {}

            @Override
            public void reveal(Path file) {}

            @Override
            public Path downloads() {
                return folder.resolve("downloads");
            }

            @Override
            public Path scratch() {
                return folder.resolve("scratch");
            }
        };
    }
}
