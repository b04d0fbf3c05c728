package parley.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.FakeEntrance;
import parley.desktop.fake.FakeHosting;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Texts;

class ShellViewModelTest {
    private final Lantern lantern = new Lantern();
    private final ShellViewModel shell =
            new ShellViewModel(
                    new FakeEntrance(lantern.workspace),
                    new FakeHosting(lantern.workspace),
                    "folder",
                    new ImmediateBackground(),
                    InstantSource.fixed(Lantern.NOW),
                    Lantern.ZONE,
                    new Texts(Locale.UK)::get);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void neitherDoorsNorRoomsAreShownBeforeItIsKnownWhichThereAre() {
        assertThat(shell.screen().get()).isInstanceOf(Screen.Opening.class);
    }

    @Test
    void whoeverHasEnteredNothingYetFindsTheDoors() {
        shell.begin(List.of());

        assertThat(shell.screen().get()).isInstanceOf(Screen.Doors.class);
    }

    @Test
    void whoeverHasAWorkspaceFindsItAtOnce() {
        shell.begin(List.of(lantern.workspace));

        assertThat(shell.screen().get()).isInstanceOf(Screen.Main.class);
    }
}
