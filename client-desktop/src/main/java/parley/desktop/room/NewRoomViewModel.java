package parley.desktop.room;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.ProblemException;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.NewRoom;
import parley.desktop.workspace.Workspace;
import parley.protocol.Limits;
import parley.protocol.RoomId;

/** Making a room. UI thread only. */
public final class NewRoomViewModel {
    private final Workspace workspace;
    private final Background background;
    private final Consumer<RoomId> made;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty topic = new SimpleStringProperty("");
    private final BooleanProperty secret = new SimpleBooleanProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Line> nameProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> topicProblem = new SimpleObjectProperty<>();

    public NewRoomViewModel(Workspace workspace, Background background, Consumer<RoomId> made) {
        this.workspace = workspace;
        this.background = background;
        this.made = made;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty topicProperty() {
        return topic;
    }

    /** Only for people who are let in, rather than for everybody. */
    public BooleanProperty privateProperty() {
        return secret;
    }

    public BooleanProperty busy() {
        return busy;
    }

    public ObjectProperty<@Nullable Line> nameProblem() {
        return nameProblem;
    }

    public ObjectProperty<@Nullable Line> topicProblem() {
        return topicProblem;
    }

    /** Makes the room and opens it. */
    public void create() {
        if (busy.get()) {
            return;
        }
        var called = name.get().strip();
        nameProblem.set(
                called.isEmpty() || called.length() > Limits.NAME
                        ? Line.of("rooms.problem.name", Limits.NAME)
                        : null);
        topicProblem.set(
                topic.get().length() > Limits.TOPIC
                        ? Line.of("rooms.problem.topic", Limits.TOPIC)
                        : null);
        if (nameProblem.get() != null || topicProblem.get() != null) {
            return;
        }
        busy.set(true);
        var wish = new NewRoom(called, topic.get().strip(), !secret.get(), List.of());
        background.run(
                () -> workspace.create(wish),
                id -> {
                    busy.set(false);
                    made.accept(id);
                },
                e -> {
                    busy.set(false);
                    boolean ofTopic = e instanceof ProblemException p && p.field().equals("topic");
                    (ofTopic ? topicProblem : nameProblem).set(Problems.line(e));
                });
    }
}
