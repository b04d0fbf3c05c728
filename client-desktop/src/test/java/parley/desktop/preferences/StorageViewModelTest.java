package parley.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.Memory;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.file.Outside;
import parley.desktop.workspace.KeptHere.Sizes;

class StorageViewModelTest {
    private final Lantern lantern = new Lantern();
    private final Memory memory = Memory.ofThisRun();

    private StorageViewModel model() {
        return new StorageViewModel(
                lantern.workspace,
                Outside.nothing(Path.of("x")),
                memory,
                new ImmediateBackground());
    }

    @Test
    void itSaysHowMuchOfEachKindIsThereAndHowMuchRoomIsLeft() {
        var model = model();

        model.count();

        assertThat(model.sizes().get()).isEqualTo(lantern.workspace.kept.sizes);
        assertThat(model.free().get()).contains(lantern.workspace.kept.free);
        assertThat(model.counting().get()).isFalse();
    }

    @Test
    void clearingFreesTheFilesAndLeavesTheRest() {
        var model = model();
        model.count();
        long files = model.sizes().get().files();
        model.askingProperty().set(true);

        model.clear();

        assertThat(model.askingProperty().get()).isFalse();
        assertThat(model.freed().get()).contains(files);
        assertThat(model.sizes().get()).isEqualTo(new Sizes(48_200_000, 0, 0));
    }

    @Test
    void aBoundHoldsAtOnceAndFromTheNextStartOn() {
        model().mostProperty().set(100_000_000L);

        assertThat(lantern.workspace.kept.most).isEqualTo(100_000_000L);
        assertThat(model().mostProperty().get()).isEqualTo(100_000_000L);
        lantern.workspace.kept.most = 0;
        new FileBound(memory).hold(lantern.workspace, new ImmediateBackground());
        assertThat(lantern.workspace.kept.most).isEqualTo(100_000_000L);
    }

    @Test
    void aNearlyFullDiskIsWorthAWarning() {
        assertThat(StorageViewModel.little(Optional.empty())).isFalse();
        assertThat(StorageViewModel.little(Optional.of(StorageViewModel.LITTLE))).isFalse();
        assertThat(StorageViewModel.little(Optional.of(StorageViewModel.LITTLE - 1))).isTrue();
    }

    @Test
    void whoLeavesEndsTheCountingAndSeesNothingOfIt() {
        var model = model();
        lantern.workspace.kept.meanwhile = model::leave;

        model.count();

        assertThat(model.counting().get()).isFalse();
        assertThat(model.sizes().get()).isEqualTo(Sizes.NONE);
    }

    @Test
    void whatWasCountedSoFarIsShown() {
        var model = model();
        var seen = new ArrayList<Sizes>();
        model.sizes().addListener((_, _, now) -> seen.add(now));

        model.count();

        assertThat(seen).containsExactly(new Sizes(48_200_000, 0, 0), lantern.workspace.kept.sizes);
    }

    @Test
    void whatCannotBeReadIsSaid() {
        lantern.workspace.kept.broken = true;
        var model = model();

        model.count();

        assertThat(model.problem().get()).isNotNull();
        assertThat(model.counting().get()).isFalse();
    }
}
