package parley.desktop.profile;

import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.emoji.EmojiSet;
import parley.desktop.text.Line;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Profiles;
import parley.protocol.Limits;

/** What one says and shows of oneself in the open workspace. UI thread only. */
public final class OwnProfileViewModel {
    private final Profiles profiles;
    private final Background background;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty emoji = new SimpleStringProperty("");
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> told = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final BooleanProperty picture = new SimpleBooleanProperty();
    private final BooleanProperty undisturbed = new SimpleBooleanProperty();
    private Profiles.Own known;

    /** {@code undisturbed} is what holds for all workspaces and is changed here, too. */
    public OwnProfileViewModel(
            Profiles profiles, Background background, BooleanProperty undisturbed) {
        this.profiles = profiles;
        this.background = background;
        this.undisturbed.bindBidirectional(undisturbed);
        known = profiles.own();
        name.set(known.person().displayName());
        status(known.status());
        picture.set(known.picture());
    }

    public Person person() {
        return known.person();
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** The emoji that stands before what one says; empty for none. */
    public StringProperty emojiProperty() {
        return emoji;
    }

    /** What one says; with the emoji at most {@link Limits#STATUS} characters. */
    public StringProperty wordsProperty() {
        return words;
    }

    /** Puts all of it into the form: perhaps an emoji, then words. */
    public void status(String text) {
        int length = EmojiSet.bundled().lengthAt(text, 0);
        emoji.set(text.substring(0, length));
        words.set(text.substring(length).strip());
    }

    private String status() {
        return (emoji.get() + " " + words.get().strip()).strip();
    }

    public BooleanProperty undisturbedProperty() {
        return undisturbed;
    }

    /** Whether one shows a picture. */
    public BooleanProperty picture() {
        return picture;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** What was done, or null. */
    public ObjectProperty<@Nullable Line> told() {
        return told;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Keeps name and status, as far as they are other ones. */
    public void save() {
        var newName = name.get().strip();
        var newStatus = status();
        if (newName.isEmpty()) {
            problem.set(Line.of("account.problem.displayName"));
            return;
        }
        if (newStatus.codePointCount(0, newStatus.length()) > Limits.STATUS) {
            problem.set(Line.of("profile.problem.status", Limits.STATUS));
            return;
        }
        act(
                () -> {
                    if (!newName.equals(known.person().displayName())) {
                        profiles.rename(newName);
                    }
                    if (!newStatus.equals(known.status())) {
                        profiles.say(newStatus);
                    }
                },
                () -> {
                    var me = known.person();
                    known =
                            new Profiles.Own(
                                    new Person(me.id(), me.name(), newName),
                                    newStatus,
                                    picture.get());
                });
    }

    /** Shows a picture. */
    public void show(Path file) {
        act(() -> profiles.show(file), () -> picture.set(true));
    }

    /** Shows no picture any more. */
    public void showNothing() {
        act(profiles::showNothing, () -> picture.set(false));
    }

    private interface Deed {
        void run() throws IOException;
    }

    private void act(Deed deed, Runnable then) {
        if (busy.get()) {
            return;
        }
        problem.set(null);
        told.set(null);
        busy.set(true);
        background.run(
                () -> {
                    deed.run();
                    return true;
                },
                _ -> {
                    busy.set(false);
                    then.run();
                    told.set(Line.of("profile.told"));
                },
                e -> {
                    busy.set(false);
                    problem.set(Problems.line(e));
                });
    }
}
