package parley.desktop.main;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import parley.desktop.Background;
import parley.desktop.composer.ComposerViewModel;
import parley.desktop.composer.Task;
import parley.desktop.details.DetailsViewModel;
import parley.desktop.room.RoomListViewModel;
import parley.desktop.timeline.TimelineViewModel;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomId;

/**
 * A room that is shown in a window: its timeline, what is written there, who types, its details.
 */
public final class OpenRoom {
    /** Typing that is not repeated is over; docs/protocol.md, section "Typing". */
    static final Duration TYPING_HOLDS = Duration.ofSeconds(6);

    private final ObjectProperty<RoomSummary> room;
    private final TimelineViewModel timeline;
    private final ComposerViewModel composer;
    private final DetailsViewModel details;
    private final RoomTools tools;
    private final RoomDialogs dialogs;
    private final ObservableList<String> typing = FXCollections.observableArrayList();
    private final Background background;
    private Background.Pending typingEnds = () -> {};
    private Subscription atEnd = Subscription.EMPTY;

    OpenRoom(
            RoomSummary room,
            TimelineViewModel timeline,
            ComposerViewModel composer,
            DetailsViewModel details,
            RoomTools tools,
            RoomDialogs dialogs,
            Background background) {
        this.room = new SimpleObjectProperty<>(room);
        this.timeline = timeline;
        this.composer = composer;
        this.details = details;
        this.tools = tools;
        this.dialogs = dialogs;
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

    /** What the room asks over its window. */
    public RoomDialogs dialogs() {
        return dialogs;
    }

    /** Asks for a day to go to. */
    public void goToDay() {
        dialogs.goToDay(timeline);
    }

    /**
     * A completion, what is chosen, what is recorded, an answer or a change: the first of them
     * ends. Whether there was one.
     */
    boolean giveUp() {
        if (!composer.completion().offers().isEmpty()) {
            composer.completion().dismiss();
        } else if (!timeline.chosen().isEmpty()) {
            timeline.chooseNone();
        } else if (tools.giveUp()) {
            return true;
        } else if (!(composer.task().get() instanceof Task.Fresh)) {
            composer.stop();
        } else {
            return false;
        }
        return true;
    }

    /** Which room it is. */
    public RoomId id() {
        return room.get().id();
    }

    /** Names of those who type. */
    public ObservableList<String> typing() {
        return typing;
    }

    /** Something changed in the room's workspace, whose rooms are {@code list}. */
    void changed(RoomListViewModel list, Change change) {
        switch (change) {
            case Change.Rooms _ -> {
                list.room(id()).ifPresent(room::set);
                details.refresh();
            }
            case Change.Typing now when now.room().equals(id()) -> typing(now.names());
            case Change.Typing _,
                    Change.Waiting _,
                    Change.Preferences _,
                    Change.StorageChanged _ -> {}
            case Change.Members members -> {
                if (members.room().equals(id())) {
                    details.refresh();
                }
            }
            case Change.People _, Change.LinkChanged _ -> details.refresh();
        }
    }

    private void typing(List<String> names) {
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

    /** Ends {@code other} when the room is closed. */
    void untilClosed(Subscription other) {
        atEnd = atEnd.and(other);
    }

    void close() {
        atEnd.unsubscribe();
        typingEnds.cancel();
        tools.close();
        composer.close();
        timeline.close();
    }
}
