package parley.desktop.moderation;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.AuditEntry;
import parley.desktop.workspace.Moderation;

/** Who did what, newest first, page by page. UI thread only. */
public final class AuditViewModel {
    private final Moderation moderation;
    private final Background background;
    private final ObservableList<AuditEntry> entries = FXCollections.observableArrayList();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();
    private Optional<String> next = Optional.empty();
    private boolean asking;

    AuditViewModel(Moderation moderation, Background background) {
        this.moderation = moderation;
        this.background = background;
    }

    public ObservableList<AuditEntry> entries() {
        return entries;
    }

    /** Whether it was read once. */
    public BooleanProperty loaded() {
        return loaded;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Reads the newest page. */
    public void refresh() {
        ask(Optional.empty(), true);
    }

    /** Reads what is older, where there is something. */
    public void more() {
        if (next.isPresent()) {
            ask(next, false);
        }
    }

    private void ask(Optional<String> after, boolean anew) {
        if (asking) {
            return;
        }
        asking = true;
        background.run(
                () -> moderation.audit(after),
                page -> {
                    asking = false;
                    problem.set(null);
                    if (anew) {
                        entries.setAll(page.list());
                    } else {
                        entries.addAll(page.list());
                    }
                    next = page.next();
                    loaded.set(true);
                },
                e -> {
                    asking = false;
                    problem.set(Problems.line(e));
                });
    }
}
