package parley.desktop.forward;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Workspace;
import parley.protocol.Limits;
import parley.protocol.RoomKind;
import parley.protocol.Text;

/** Choosing the room that gets messages once more. They call nobody there. UI thread only. */
public final class ForwardViewModel {
    private final Workspace workspace;
    private final String text;
    private final int count;
    private final List<Attached> attached;
    private final Background background;
    private final Consumer<Line> done;
    private final List<RoomSummary> possible;
    private final boolean tooLong;
    private boolean busy;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<RoomSummary> rooms = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    /**
     * @param from the room they stand in
     * @param done called when they are on their way, with what to say about it
     */
    public ForwardViewModel(
            Workspace workspace,
            RoomSummary from,
            List<Said> said,
            Background background,
            Consumer<Line> done) {
        this.workspace = workspace;
        this.background = background;
        this.done = done;
        this.count = said.size();
        this.text = text(from, said);
        this.attached =
                said.stream().map(s -> s.extra().attached()).filter(a -> !a.isEmpty()).toList();
        this.possible =
                workspace.rooms().stream()
                        .filter(RoomSummary::mayPost)
                        .filter(r -> !r.archived())
                        .toList();
        filter.addListener((_, _, _) -> show());
        show();
        int bytes = Text.utf8Length(text);
        tooLong = bytes > Limits.TEXT;
        if (tooLong) {
            problem.set(Line.of("forward.problem.tooLong", bytes, Limits.TEXT));
        }
    }

    /**
     * Each as a quote under who said it and where: what is forwarded is never taken for one's own.
     */
    static String text(RoomSummary from, List<Said> said) {
        var text = new StringBuilder();
        for (var each : said) {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            text.append("> **").append(each.author().displayName()).append("**");
            if (from.kind() == RoomKind.PUBLIC) {
                text.append(", #").append(from.name());
            }
            each.text().lines().forEach(line -> text.append("\n> ").append(line));
        }
        return text.toString();
    }

    /** How many messages are forwarded. */
    public int count() {
        return count;
    }

    /** A part of a room's name. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The rooms one may write to that are called so. */
    public ObservableList<RoomSummary> rooms() {
        return rooms;
    }

    /** Why it cannot be done, or null. */
    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    private void show() {
        var part = filter.get().strip().toLowerCase(Locale.ROOT);
        rooms.setAll(
                possible.stream()
                        .filter(r -> r.name().toLowerCase(Locale.ROOT).contains(part))
                        .toList());
    }

    /** Sends them to the first room shown. */
    public void first() {
        rooms.stream().findFirst().ifPresent(this::send);
    }

    /** Sends them, with what they carry; a second time only after the first failed. */
    public void send(RoomSummary room) {
        if (tooLong || busy) {
            return;
        }
        busy = true;
        problem.set(null);
        background.run(
                () -> {
                    var there = workspace.conversation(room.id());
                    if (attached.isEmpty()) {
                        there.send(text, Optional.empty(), List.of());
                    } else {
                        there.forward(text, attached);
                    }
                    return true;
                },
                _ -> done.accept(Line.of("forward.done", room.name())),
                e -> {
                    busy = false;
                    problem.set(Problems.line(e));
                });
    }
}
