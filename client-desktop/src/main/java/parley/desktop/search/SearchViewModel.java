package parley.desktop.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/** Search over the messages on this device, as one types. UI thread only. */
public final class SearchViewModel {
    /** Hits shown at most. */
    static final int LIMIT = 100;

    private static final Duration PAUSE = Duration.ofMillis(120);

    private final Workspace workspace;
    private final Background background;
    private final Consumer<SearchHit> opened;
    private final Runnable closed;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable RoomSummary> room = new SimpleObjectProperty<>();
    private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Line> summary = new SimpleObjectProperty<>();
    private final BooleanProperty nothing = new SimpleBooleanProperty();
    private Background.Pending pending = () -> {};
    private int asked;

    public SearchViewModel(
            Workspace workspace,
            Background background,
            Consumer<SearchHit> opened,
            Runnable closed) {
        this.workspace = workspace;
        this.background = background;
        this.opened = opened;
        this.closed = closed;
        query.addListener((_, _, _) -> soon());
        room.addListener((_, _, _) -> now());
    }

    /** What is looked for. */
    public StringProperty queryProperty() {
        return query;
    }

    /** The room that is searched, or null for all. */
    public ObjectProperty<@Nullable RoomSummary> roomProperty() {
        return room;
    }

    /** What was found, newest first. */
    public ObservableList<SearchHit> hits() {
        return hits;
    }

    /** How much was found, or what went wrong; null before anything was looked for. */
    public ObjectProperty<@Nullable Line> summary() {
        return summary;
    }

    /** Whether something was looked for and nothing found. */
    public BooleanProperty nothing() {
        return nothing;
    }

    /** Shows a hit in its room. */
    public void open(SearchHit hit) {
        opened.accept(hit);
    }

    /** Leaves search. */
    public void close() {
        pending.cancel();
        closed.run();
    }

    private void soon() {
        pending.cancel();
        pending = background.after(PAUSE, this::now);
    }

    private void now() {
        pending.cancel();
        var text = query.get().strip();
        int number = ++asked;
        if (text.isEmpty()) {
            show(number, List.of(), null);
            return;
        }
        var in = room.get();
        Optional<RoomId> only = in == null ? Optional.empty() : Optional.of(in.id());
        background.run(
                () -> workspace.search(text, only, LIMIT),
                found ->
                        show(
                                number,
                                found,
                                Line.of(
                                        found.size() < LIMIT ? "search.count" : "search.count.many",
                                        found.size())),
                e -> show(number, List.of(), Problems.line(e)));
    }

    private void show(int number, List<SearchHit> found, @Nullable Line line) {
        if (number != asked) {
            return; // a later question is on its way
        }
        hits.setAll(found);
        summary.set(line);
        nothing.set(found.isEmpty() && line != null);
    }
}
