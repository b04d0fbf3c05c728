package parley.desktop.capture;

import java.util.Optional;
import javafx.stage.Window;
import parley.desktop.text.Line;

/** The computer's screens, to be looked at. UI thread only. */
public interface Screens {
    /** Why they cannot be looked at here; empty where they can. */
    Optional<Line> problem();

    /** How the screen looks now on which {@code window} stands. */
    Shot take(Window window);

    /** Where there are none to be looked at. */
    static Screens none() {
        return new Screens() {
            @Override
            public Optional<Line> problem() {
                return Optional.of(Line.of("capture.problem.none"));
            }

            @Override
            public Shot take(Window window) {
                throw new IllegalStateException("no screen");
            }
        };
    }
}
