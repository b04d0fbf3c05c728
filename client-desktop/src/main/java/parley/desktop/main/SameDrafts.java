package parley.desktop.main;

import javafx.util.Subscription;
import parley.desktop.composer.ComposerViewModel;

/**
 * Keeps what is written in two windows of one room the same, but for changes of sent messages. UI
 * thread only.
 */
final class SameDrafts {
    private boolean copying;

    /**
     * From now on what is typed in one stands in the other; what {@code first} holds goes first.
     *
     * @return ends it
     */
    Subscription join(ComposerViewModel first, ComposerViewModel second) {
        copy(first, second);
        return first.draftProperty()
                .subscribe((_, _) -> copy(first, second))
                .and(second.draftProperty().subscribe((_, _) -> copy(second, first)));
    }

    private void copy(ComposerViewModel from, ComposerViewModel to) {
        if (!copying && !from.changes() && !to.changes()) {
            copying = true;
            try {
                to.mirror(from.draftProperty().get());
            } finally {
                copying = false;
            }
        }
    }
}
