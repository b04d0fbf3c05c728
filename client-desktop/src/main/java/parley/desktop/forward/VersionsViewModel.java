package parley.desktop.forward;

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
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Version;

/** What a message said before it was changed. UI thread only. */
public final class VersionsViewModel {
    private final Conversation conversation;
    private final Said said;
    private final Background background;
    private final ObservableList<Version> versions = FXCollections.observableArrayList();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    public VersionsViewModel(Conversation conversation, Said said, Background background) {
        this.conversation = conversation;
        this.said = said;
        this.background = background;
    }

    /** Reads them. */
    public void open() {
        background.run(
                () -> conversation.versions(said.id()),
                read -> {
                    versions.setAll(read);
                    loaded.set(true);
                },
                e -> problem.set(Problems.line(e)));
    }

    /** The message as it is now. */
    public Said said() {
        return said;
    }

    /** Its first text first. */
    public ObservableList<Version> versions() {
        return versions;
    }

    public BooleanProperty loaded() {
        return loaded;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }
}
