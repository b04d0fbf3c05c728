package parley.desktop.search;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
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
    private final InstantSource clock;
    private final ZoneId zone;
    private final Consumer<SearchHit> opened;
    private final Runnable closed;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable RoomSummary> room = new SimpleObjectProperty<>();
    private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Line> summary = new SimpleObjectProperty<>();
    private final BooleanProperty nothing = new SimpleBooleanProperty();
    private Background.Pending pending = () -> {};
    private String words = "";
    private int asked;

    /** What was found, for which words; {@code problem}: a filter that was not understood. */
    private record Found(List<SearchHit> hits, String words, Optional<Line> problem) {}

    public SearchViewModel(
            Workspace workspace,
            Background background,
            InstantSource clock,
            ZoneId zone,
            Consumer<SearchHit> opened,
            Runnable closed) {
        this.workspace = workspace;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
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
                () -> find(text, only),
                found -> {
                    if (number == asked) {
                        words = found.words();
                    }
                    int size = found.hits().size();
                    var count = Line.of(size < LIMIT ? "search.count" : "search.count.many", size);
                    show(number, found.hits(), found.problem().orElse(count));
                },
                e -> show(number, List.of(), Problems.line(e)));
    }

    private Found find(String text, Optional<RoomId> only) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var read =
                Filters.read(
                        text,
                        only,
                        workspace.rooms(),
                        workspace.known(),
                        workspace.card().me(),
                        today,
                        zone);
        return new Found(
                workspace.search(read.query(), LIMIT), read.query().words(), read.problem());
    }

    /** The words that were looked for, without the filters. */
    public String words() {
        return words;
    }

    /** Adds the beginning of a filter to what was typed, such as {@code from:}. */
    public void filter(String beginning) {
        var typed = query.get().stripTrailing();
        query.set(typed.isEmpty() ? beginning : typed + " " + beginning);
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
