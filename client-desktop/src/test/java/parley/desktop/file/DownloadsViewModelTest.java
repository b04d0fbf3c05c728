package parley.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.fake.FakeFiles;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.question.Question;
import parley.protocol.FileId;
import parley.protocol.FileRef;

class DownloadsViewModelTest {
    @TempDir Path folder;

    private final FakeFiles files = new FakeFiles();
    private final List<Question> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Optional<DownloadsViewModel> made = Optional.empty();

    @BeforeEach
    void make() {
        var outside =
                new Outside() {
                    @Override
                    public void open(Path file) {
                        told.add("open " + file.getFileName());
                    }

                    @Override
                    public void reveal(Path file) {
                        told.add("reveal " + file.getFileName());
                    }

                    @Override
                    public Path downloads() {
                        return folder.resolve("downloads");
                    }

                    @Override
                    public Path scratch() {
                        return folder.resolve("scratch");
                    }
                };
        made =
                Optional.of(
                        new DownloadsViewModel(
                                files, outside, new ImmediateBackground(), asked::add));
    }

    private DownloadsViewModel model() {
        return made.orElseThrow();
    }

    private FileRef file(String name) throws IOException {
        var id = new FileId("f_" + files.there.size());
        var path = Files.writeString(folder.resolve("at-the-workspace"), "24 shades of oak");
        files.there.put(id, path);
        return new FileRef(
                id,
                name,
                16,
                "application/octet-stream",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aFileIsSavedUnderANameThatIsFree() throws IOException {
        var first = file("cut-list.xlsx");
        var second = file("cut-list.xlsx");

        model().download(first);
        model().download(second);

        assertThat(model().of(first).get()).isEqualTo(here("cut-list.xlsx"));
        assertThat(model().of(second).get()).isEqualTo(here("cut-list (2).xlsx"));
        assertThat(folder.resolve("downloads/cut-list (2).xlsx")).hasContent("24 shades of oak");
    }

    private Download here(String name) {
        return new Download.Here(folder.resolve("downloads").resolve(name));
    }

    @Test
    void progressIsShownAndADownloadCanBeGivenUp() throws IOException {
        var file = file("plans.zip");
        var seen = new ArrayList<Download>();
        model().of(file).addListener((_, _, now) -> seen.add(now));
        files.halfway = () -> model().cancel(file);

        model().download(file);

        assertThat(seen)
                .containsExactly(
                        new Download.Moving(0, 16, 0),
                        new Download.Moving(8, 16, 0),
                        new Download.Away());
        assertThat(folder.resolve("downloads/plans.zip")).doesNotExist();
        files.halfway = () -> {};
        model().download(file);
        assertThat(model().of(file).get()).isInstanceOf(Download.Here.class);
    }

    @Test
    void aDownloadIsHeldAndGoesOnToWhereItWasToGo() throws IOException {
        var file = file("plans.zip");
        files.halfway = () -> model().pause(file);
        model().saveAs(file, folder.resolve("chosen.zip"));
        assertThat(model().of(file).get()).isEqualTo(new Download.Paused(8, 16));
        assertThat(model().asked()).containsExactly(file);

        files.halfway = () -> {};
        model().resume(file);

        assertThat(model().of(file).get())
                .isEqualTo(new Download.Here(folder.resolve("chosen.zip")));
        model().clear();
        assertThat(model().asked()).isEmpty();
    }

    @Test
    void whatGoesOnBeforeItStoppedWaitsUntilItHas() throws IOException {
        var file = file("plans.zip");
        files.halfway =
                () -> {
                    files.halfway = () -> {};
                    model().pause(file);
                    model().resume(file);
                    assertThat(files.asked).hasSize(1);
                };

        model().download(file);

        assertThat(files.asked).hasSize(2);
        assertThat(model().of(file).get()).isEqualTo(here("plans.zip"));
    }

    @Test
    void whatMayRunIsOpenedOnlyAfterAQuestion() throws IOException {
        var file = file("setup.exe");

        model().open(file);

        assertThat(told).isEmpty();
        assertThat(asked).hasSize(1);
        asked.getFirst().then().accept("");
        assertThat(told).containsExactly("open setup.exe");
    }

    @Test
    void aPlainFileIsFetchedOpenedAndShownInItsFolder() throws IOException {
        var file = file("notes.txt");

        model().open(file);
        model().reveal(file);
        model().open(file);

        assertThat(asked).isEmpty();
        assertThat(told).containsExactly("open notes.txt", "reveal notes.txt", "open notes.txt");
        assertThat(files.asked).hasSize(1);
    }

    @Test
    void aFileThatIsGoneSaysSoAndOneThatWasMovedAwayIsFetchedAgain() throws IOException {
        var gone = file("gone.txt");
        var moved = file("moved.txt");
        files.there.remove(gone.file());

        model().download(gone);
        model().download(moved);
        Files.delete(folder.resolve("downloads/moved.txt"));
        model().reveal(moved);

        assertThat(model().of(gone).get())
                .isEqualTo(new Download.Failed(parley.desktop.text.Line.of("file.problem.gone")));
        assertThat(model().of(moved).get()).isEqualTo(new Download.Away());
        assertThat(told).isEmpty();
    }
}
