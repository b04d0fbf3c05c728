package parley.desktop.details;

import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/** The members of one room: those who are there first. UI thread only. */
public final class DetailsViewModel {
    private static final Comparator<RoomMember> ORDER =
            Comparator.comparing((RoomMember m) -> !m.here())
                    .thenComparing(m -> !m.me())
                    .thenComparing(RoomMember::role)
                    .thenComparing(m -> m.person().displayName(), String.CASE_INSENSITIVE_ORDER);

    private final Workspace workspace;
    private final RoomId room;
    private final Background background;
    private final ObservableList<RoomMember> members = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    private final ObservableList<Said> pinned = FXCollections.observableArrayList();

    public DetailsViewModel(Workspace workspace, RoomId room, Background background) {
        this.workspace = workspace;
        this.room = room;
        this.background = background;
    }

    /** Who is in the room. */
    public ObservableList<RoomMember> members() {
        return members;
    }

    /** Why the members could not be read, or null. */
    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Messages that were pinned, newest first. */
    public ObservableList<Said> pinned() {
        return pinned;
    }

    /** Reads the pinned messages again. */
    public void refreshPinned() {
        background.run(
                () -> workspace.conversation(room).pinned(),
                read -> {
                    if (!read.equals(pinned)) {
                        pinned.setAll(read);
                    }
                },
                e -> problem.set(Problems.line(e)));
    }

    /** Reads the members again. */
    public void refresh() {
        background.run(
                () -> workspace.members(room),
                read -> {
                    problem.set(null);
                    List<RoomMember> next = read.stream().sorted(ORDER).toList();
                    if (!next.equals(members)) {
                        members.setAll(next);
                    }
                },
                e -> problem.set(Problems.line(e)));
    }
}
