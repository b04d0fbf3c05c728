package parley.desktop.search;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import parley.desktop.workspace.Link;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.Query;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/**
 * Search as one types: over the messages on this device at once, then over what only the server
 * holds. UI thread only.
 */
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
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final BooleanProperty more = new SimpleBooleanProperty();
    private Background.Pending pending = () -> {};
    private String words = "";
    private Optional<Query> question = Optional.empty();
    private Optional<String> next = Optional.empty();
    private int here;
    private int asked;

    /** What was found, for which question; {@code problem}: a filter that was not understood. */
    private record Found(List<SearchHit> hits, Query query, Optional<Line> problem) {}

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
        asked++;
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
        asking.set(false);
        more.set(false);
        next = Optional.empty();
        if (text.isEmpty()) {
            show(number, List.of(), null);
            return;
        }
        var in = room.get();
        Optional<RoomId> only = in == null ? Optional.empty() : Optional.of(in.id());
        background.run(
                () -> find(text, only),
                found -> found(number, found),
                e -> show(number, List.of(), Problems.line(e)));
    }

    private void found(int number, Found found) {
        if (number != asked) {
            return; // a later question is on its way
        }
        words = found.query().words();
        here = found.hits().size();
        var count = Line.of(here < LIMIT ? "search.count" : "search.count.many", here);
        show(number, found.hits(), found.problem().orElse(count));
        question = Optional.of(found.query());
        if (found.problem().isPresent() || words.isBlank()) {
            return;
        }
        if (workspace.link() instanceof Link.Online) {
            askServer(number, found.query(), Optional.empty());
        } else {
            summary.set(Line.of("search.offline", here));
        }
    }

    /** What the server finds stands below what is held here, and moves nothing. */
    private void askServer(int number, Query query, Optional<String> after) {
        asking.set(true);
        nothing.set(false);
        summary.set(Line.of("search.asking", hits.size()));
        background.run(
                () -> workspace.ask(query, after),
                page -> {
                    if (number == asked) {
                        answered(page);
                    }
                },
                _ -> {
                    if (number == asked) {
                        stopped("search.noAnswer");
                    }
                });
    }

    private void answered(Page<SearchHit> page) {
        Set<String> known = new HashSet<>();
        hits.forEach(h -> known.add(key(h)));
        hits.addAll(page.list().stream().filter(h -> known.add(key(h))).toList());
        next = page.next();
        more.set(next.isPresent());
        stopped(next.isPresent() ? "search.both.more" : "search.both");
    }

    private static String key(SearchHit hit) {
        return hit.room() + " " + hit.message().id();
    }

    private void stopped(String key) {
        asking.set(false);
        summary.set(Line.of(key, here, hits.size() - here));
        nothing.set(hits.isEmpty());
    }

    /** Asks the server for what is older than what it has found; nothing happens at the end. */
    public void more() {
        if (!asking.get() && next.isPresent()) {
            question.ifPresent(q -> askServer(asked, q, next));
        }
    }

    /** Waits no longer for the server. */
    public void stop() {
        if (asking.get()) {
            asked++;
            stopped("search.stopped");
        }
    }

    /** Whether the server was asked and has not answered. */
    public BooleanProperty asking() {
        return asking;
    }

    /** Whether the server knows of older ones. */
    public BooleanProperty hasMore() {
        return more;
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
        return new Found(workspace.search(read.query(), LIMIT), read.query(), read.problem());
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
        here = found.size();
        hits.setAll(found);
        summary.set(line);
        nothing.set(found.isEmpty() && line != null);
    }
}
