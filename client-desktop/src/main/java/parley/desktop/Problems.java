package parley.desktop;

import java.io.IOException;
import java.nio.file.FileSystemException;
import parley.desktop.text.Line;

/** Turns what went wrong into the sentence that is shown. */
public final class Problems {
    private Problems() {}

    /** What to say; the exception itself belongs in the log. */
    public static Line line(Exception e) {
        return switch (e) {
            case ProblemException p -> p.line();
            case FileSystemException _ -> Line.of("problem.disk");
            case IOException _ -> Line.of("problem.network");
            default -> Line.of("problem.internal", e.getClass().getSimpleName());
        };
    }
}
