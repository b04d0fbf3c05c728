package parley.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.fake.FakeTransfers;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.text.Line;
import parley.desktop.workspace.Words;

class TrayViewModelTest {
    @TempDir Path folder;

    private final FakeTransfers transfers = new FakeTransfers();

    private TrayViewModel tray() {
        return new TrayViewModel(transfers, Outside.nothing(folder), new ImmediateBackground());
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    @Test
    void filesAndFoldersGoWithTheWordsAndTheTrayIsEmptyThen() throws IOException {
        var tray = tray();
        var plans = Files.createDirectory(folder.resolve("plans"));

        tray.add(List.of(file("a.txt"), plans));
        tray.add(List.of(folder.resolve("a.txt")));

        assertThat(tray.files()).extracting(Chosen::name).containsExactly("a.txt", "plans");
        assertThat(tray.files()).extracting(Chosen::folder).containsExactly(false, true);
        assertThat(tray.filled().get()).isTrue();
        tray.take().send(new Words("two views", java.util.Optional.empty(), List.of()));
        assertThat(tray.filled().get()).isFalse();
        assertThat(transfers.paths).containsExactly(folder.resolve("a.txt"), plans);
        assertThat(transfers.said).extracting(Words::text).containsExactly("two views");
        assertThat(transfers.located).containsExactly(false);
    }

    @Test
    void theEleventhFileIsLeftOutAndThatIsSaid() throws IOException {
        var tray = tray();

        for (int i : IntStream.range(0, 11).toArray()) {
            tray.add(List.of(file("n" + i)));
        }

        assertThat(tray.files()).hasSize(10);
        assertThat(tray.problem().get()).isEqualTo(Line.of("tray.problem.many", 10));
        tray.remove(tray.files().getFirst());
        assertThat(tray.problem().get()).isNull();
    }

    @Test
    void aFileThatIsNotThereIsAProblemAndNotAChip() {
        var tray = tray();

        tray.add(List.of(folder.resolve("nowhere")));

        assertThat(tray.files()).isEmpty();
        assertThat(tray.problem().get()).isEqualTo(Line.of("problem.disk"));
    }

    @Test
    void whatIsPastedBecomesAFileWithAHarmlessName() {
        var tray = tray();

        tray.add("../a:b.png", to -> Files.writeString(to, "pixels"));

        assertThat(tray.files().getFirst().name()).isEqualTo("a_b.png");
        assertThat(tray.files().getFirst().path()).startsWith(folder.resolve("scratch"));
        assertThat(tray.files().getFirst().size()).isEqualTo(6);
    }
}
