package parley.desktop.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Line;
import parley.protocol.Limits;

class OwnProfileViewModelTest {
    private final Lantern lantern = new Lantern();
    private final SimpleBooleanProperty undisturbed = new SimpleBooleanProperty();

    private OwnProfileViewModel model() {
        return new OwnProfileViewModel(
                lantern.workspace.profiles, new ImmediateBackground(), undisturbed);
    }

    @Test
    void nameAndStatusAreKeptAndTheStatusComesBackInItsParts() {
        var model = model();
        model.nameProperty().set("Ruth A.");
        model.status("🌴 On leave");
        assertThat(model.emojiProperty().get()).isEqualTo("🌴");

        model.save();

        assertThat(model.told().get()).isEqualTo(Line.of("profile.told"));
        assertThat(lantern.workspace.profiles.status).isEqualTo("🌴 On leave");
        assertThat(lantern.workspace.profiles.name).contains("Ruth A.");
        assertThat(model().wordsProperty().get()).isEqualTo("On leave");
    }

    @Test
    void whatIsNotGoodIsNotSaved() {
        var model = model();
        model.wordsProperty().set("x".repeat(Limits.STATUS + 1));
        model.save();
        assertThat(model.problem().get()).isEqualTo(Line.of("profile.problem.status", 100));

        model.wordsProperty().set("");
        model.nameProperty().set("  ");
        model.save();
        assertThat(model.problem().get()).isEqualTo(Line.of("account.problem.displayName"));
        assertThat(lantern.workspace.profiles.name).isEmpty();
    }

    @Test
    void offlineItSaysSoAndKeepsWhatWasTyped() {
        lantern.workspace.offline = true;
        var model = model();
        model.status("📅 In a meeting");

        model.save();

        assertThat(model.problem().get()).isNotNull();
        assertThat(model.wordsProperty().get()).isEqualTo("In a meeting");
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void aPictureIsShownAndTakenAway() {
        var model = model();

        model.show(Path.of("me.png"));
        assertThat(model.picture().get()).isTrue();
        model.showNothing();

        assertThat(model.picture().get()).isFalse();
        assertThat(lantern.workspace.profiles.pictures).isEmpty();
    }
}
