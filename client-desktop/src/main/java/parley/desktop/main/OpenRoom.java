package parley.desktop.main;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.Background;
import parley.desktop.composer.ComposerViewModel;
import parley.desktop.details.DetailsViewModel;
import parley.desktop.timeline.TimelineViewModel;
import parley.desktop.workspace.RoomSummary;

/** The room in the main column: its timeline, what is written there, who types, its details. */
public final class OpenRoom {
    /** Typing that is not repeated is over; docs/protocol.md, section "Typing". */
    static final Duration TYPING_HOLDS = Duration.ofSeconds(6);

    private final ObjectProperty<RoomSummary> room;
    private final TimelineViewModel timeline;
    private final ComposerViewModel composer;
    private final DetailsViewModel details;
    private final RoomTools tools;
    private final ObservableList<String> typing = FXCollections.observableArrayList();
    private final Background background;
    private Background.Pending typingEnds = () -> {};

    OpenRoom(
            RoomSummary room,
            TimelineViewModel timeline,
            ComposerViewModel composer,
            DetailsViewModel details,
            RoomTools tools,
            Background background) {
        this.room = new SimpleObjectProperty<>(room);
        this.timeline = timeline;
        this.composer = composer;
        this.details = details;
        this.tools = tools;
        this.background = background;
    }

    /** The room as its list shows it. */
    public ObjectProperty<RoomSummary> roomProperty() {
        return room;
    }

    public TimelineViewModel timeline() {
        return timeline;
    }

    public ComposerViewModel composer() {
        return composer;
    }

    public DetailsViewModel details() {
        return details;
    }

    /** What is sent beside words. */
    public RoomTools tools() {
        return tools;
    }

    /** Names of those who type. */
    public ObservableList<String> typing() {
        return typing;
    }

    void typing(List<String> names) {
        typingEnds.cancel();
        typing.setAll(names);
        if (!names.isEmpty()) {
            typingEnds = background.after(TYPING_HOLDS, typing::clear);
        }
    }

    void open() {
        timeline.open();
        composer.open();
        details.refresh();
        tools.open();
    }

    void close() {
        typingEnds.cancel();
        tools.close();
        composer.close();
        timeline.close();
    }
}
