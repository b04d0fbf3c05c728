package parley.desktop.moderation;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.question.Question;
import parley.desktop.text.Line;
import parley.desktop.workspace.Moderation;
import parley.desktop.workspace.Rights;
import parley.desktop.workspace.RoomSettings;
import parley.protocol.HistoryPolicy;
import parley.protocol.Limits;
import parley.protocol.PostPolicy;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;

/**
 * How a room is set: its name, its topic, who writes, who invites, who reads what. UI thread only.
 */
public final class SettingsViewModel {
    private static final int MS = 1_000;

    private final Moderation moderation;
    private final RoomId room;
    private final Rights rights;
    private final Background background;
    private final Hooks hooks;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty topic = new SimpleStringProperty("");
    private final BooleanProperty moderatorsPost = new SimpleBooleanProperty();
    private final BooleanProperty moderatorsInvite = new SimpleBooleanProperty();
    private final BooleanProperty fromJoining = new SimpleBooleanProperty();
    private final ObjectProperty<Integer> slow = new SimpleObjectProperty<>(0);
    private final BooleanProperty archived = new SimpleBooleanProperty();
    private final BooleanProperty changed = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Line> nameProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> topicProblem = new SimpleObjectProperty<>();
    private RoomSettings before;

    SettingsViewModel(
            Moderation moderation,
            RoomId room,
            RoomSettings now,
            Rights rights,
            Background background,
            Hooks hooks) {
        this.moderation = moderation;
        this.room = room;
        this.before = now;
        this.rights = rights;
        this.background = background;
        this.hooks = hooks;
        show(now);
        for (var each : new StringProperty[] {name, topic}) {
            each.addListener((_, _, _) -> changed.set(!wanted().equals(before)));
        }
        slow.addListener((_, _, _) -> changed.set(!wanted().equals(before)));
        for (var each : new BooleanProperty[] {moderatorsPost, moderatorsInvite, fromJoining}) {
            each.addListener((_, _, _) -> changed.set(!wanted().equals(before)));
        }
    }

    private void show(RoomSettings now) {
        before = now;
        name.set(now.name());
        topic.set(now.topic());
        moderatorsPost.set(now.policy().post() == PostPolicy.MODERATORS);
        moderatorsInvite.set(now.policy().invite() == PostPolicy.MODERATORS);
        fromJoining.set(now.policy().history() == HistoryPolicy.JOINED);
        slow.set(now.policy().slowMs().orElse(0) / MS);
        archived.set(now.archived());
        changed.set(false);
    }

    /** Takes what somebody else set, unless one is about to set something oneself. */
    public void refresh() {
        if (!changed.get()) {
            moderation.settings(room).ifPresent(this::show);
        }
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty topicProperty() {
        return topic;
    }

    /** Only moderators write. */
    public BooleanProperty moderatorsPostProperty() {
        return moderatorsPost;
    }

    /** Only moderators bring others in. */
    public BooleanProperty moderatorsInviteProperty() {
        return moderatorsInvite;
    }

    /** Who comes later does not read what was before. */
    public BooleanProperty fromJoiningProperty() {
        return fromJoining;
    }

    /** How long a member waits between two messages, in seconds; 0: not at all. */
    public ObjectProperty<Integer> slowProperty() {
        return slow;
    }

    public BooleanProperty archived() {
        return archived;
    }

    /** Whether something is different from how it is set. */
    public BooleanProperty changed() {
        return changed;
    }

    public ObjectProperty<@Nullable Line> nameProblem() {
        return nameProblem;
    }

    public ObjectProperty<@Nullable Line> topicProblem() {
        return topicProblem;
    }

    /** Whether the room has a name of its own. */
    public boolean named() {
        return rights.place()
                .filter(p -> p.kind() == RoomKind.PUBLIC || p.kind() == RoomKind.PRIVATE)
                .isPresent();
    }

    public boolean mayArchive() {
        return rights.mayArchive();
    }

    private RoomSettings wanted() {
        return new RoomSettings(
                name.get().strip(),
                topic.get().strip(),
                new RoomPolicy(
                        moderatorsPost.get() ? PostPolicy.MODERATORS : PostPolicy.ALL,
                        moderatorsInvite.get() ? PostPolicy.MODERATORS : PostPolicy.ALL,
                        fromJoining.get() ? HistoryPolicy.JOINED : HistoryPolicy.START,
                        slow.get() == 0 ? Optional.empty() : Optional.of(slow.get() * MS)),
                archived.get());
    }

    /** Sets what is different. */
    public void save() {
        var wish = wanted();
        boolean badName = named() && (wish.name().isEmpty() || wish.name().length() > Limits.NAME);
        nameProblem.set(badName ? Line.of("rooms.problem.name", Limits.NAME) : null);
        boolean badTopic = wish.topic().length() > Limits.TOPIC;
        topicProblem.set(badTopic ? Line.of("rooms.problem.topic", Limits.TOPIC) : null);
        if (badName || badTopic || !changed.get()) {
            return;
        }
        var from = before;
        background.run(
                () -> {
                    moderation.change(room, from, wish);
                    return true;
                },
                _ -> {
                    show(wish);
                    hooks.done(Line.of("moderation.done.set"));
                },
                e -> nameProblem.set(Problems.line(e)));
    }

    /** Asks, then ends writing in the room; a room that is archived opens again at once. */
    public void archive() {
        if (archived.get()) {
            archiveNow(false);
            return;
        }
        hooks.ask(
                Question.of(
                        "archive-dialog",
                        Line.of("moderation.archive.title", before.name()),
                        Line.of("moderation.archive.text"),
                        Line.of("moderation.archive.yes"),
                        () -> archiveNow(true)));
    }

    private void archiveNow(boolean on) {
        background.run(
                () -> {
                    moderation.archive(room, on);
                    return true;
                },
                _ -> {
                    archived.set(on);
                    before = wanted();
                    changed.set(false);
                    hooks.done(
                            Line.of(on ? "moderation.done.archived" : "moderation.done.restored"));
                },
                e -> hooks.problem(Problems.line(e)));
    }
}
