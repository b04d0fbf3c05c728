package parley.desktop.room;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/** Public rooms one is not in, and people to write to. UI thread only. */
public final class DirectoryViewModel {
    private final Workspace workspace;
    private final Background background;
    private final Consumer<RoomId> entered;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<RoomSummary> rooms = FXCollections.observableArrayList();
    private final FilteredList<RoomSummary> shownRooms = new FilteredList<>(rooms);
    private final ObservableList<Person> people = FXCollections.observableArrayList();
    private final FilteredList<Person> shownPeople = new FilteredList<>(people);
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();
    private final BooleanProperty loaded = new SimpleBooleanProperty();

    public DirectoryViewModel(
            Workspace workspace, Background background, Consumer<RoomId> entered) {
        this.workspace = workspace;
        this.background = background;
        this.entered = entered;
        query.addListener((_, _, text) -> filter(text.strip().toLowerCase(Locale.ROOT)));
    }

    /** Letters of the name or topic. */
    public StringProperty queryProperty() {
        return query;
    }

    /** The rooms that match. */
    public ObservableList<RoomSummary> rooms() {
        return shownRooms;
    }

    /** The people that match. */
    public ObservableList<Person> people() {
        return shownPeople;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Whether the directory was read. */
    public BooleanProperty loaded() {
        return loaded;
    }

    /** Reads the directory. */
    public void open() {
        background.run(
                () -> new Read(workspace.directory(), workspace.people()),
                read -> {
                    problem.set(null);
                    rooms.setAll(read.rooms());
                    people.setAll(read.people());
                    loaded.set(true);
                },
                e -> problem.set(Problems.line(e)));
    }

    private record Read(List<RoomSummary> rooms, List<Person> people) {}

    /** Joins a room and opens it. */
    public void join(RoomSummary room) {
        background.run(
                () -> {
                    workspace.join(room.id());
                    return room.id();
                },
                entered,
                e -> problem.set(Problems.line(e)));
    }

    /** Opens the direct room with somebody. */
    public void write(Person person) {
        background.run(() -> workspace.direct(person), entered, e -> problem.set(Problems.line(e)));
    }

    private void filter(String letters) {
        shownRooms.setPredicate(r ->
                r.name().toLowerCase(Locale.ROOT).contains(letters)
                        || r.topic().toLowerCase(Locale.ROOT).contains(letters));
        shownPeople.setPredicate(p ->
                p.displayName().toLowerCase(Locale.ROOT).contains(letters)
                        || p.name().contains(letters));
    }
}
