package parley.desktop;

import java.io.IOException;
import parley.desktop.text.Line;

/**
 * Something failed for a reason that can be said; {@code field} names the field it belongs under,
 * or is empty.
 */
public final class ProblemException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Line line;
    private final String field;

    public ProblemException(Line line) {
        this(line, "");
    }

    public ProblemException(Line line, String field) {
        super(line.key());
        this.line = line;
        this.field = field;
    }

    public Line line() {
        return line;
    }

    public String field() {
        return field;
    }
}
