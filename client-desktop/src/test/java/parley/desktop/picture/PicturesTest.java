package parley.desktop.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.ProblemException;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.text.Line;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.RoomFiles;
import parley.desktop.workspace.SharedFile;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FileRef;
import parley.protocol.RoomId;

class PicturesTest {
    @TempDir Path folder;
    private final List<FileId> fetched = new ArrayList<>();
    private boolean online = true;
    private final Pictures pictures = new Pictures(new Fetching(), 1, new ImmediateBackground());

    private final class Fetching implements RoomFiles {
        @Override
        public Path fetch(FileId file, Progress progress) throws IOException {
            fetched.add(file);
            if (!online) {
                throw new ProblemException(Line.of("problem.network"));
            }
            return Files.writeString(folder.resolve(file.value()), "<html>no picture</html>");
        }

        @Override
        public void save(FileId file, Path target, Progress progress) {
            throw new AssertionError("nothing is saved");
        }

        @Override
        public Page<SharedFile> list(RoomId room, Optional<FileKind> kind, Optional<String> after) {
            throw new AssertionError("nothing is listed");
        }
    }

    private static FileRef picture() {
        return new FileRef(
                new FileId("f_1"),
                "1.png",
                100,
                "image/png",
                Optional.of(40),
                Optional.of(30),
                Optional.empty());
    }

    private Line refusal() {
        List<Line> why = new ArrayList<>();
        pictures.small(picture(), _ -> why.add(Line.of("it is shown")), why::add);
        return why.getFirst();
    }

    @Test
    void whatIsNoPictureIsDecodedOnlyOnce() {
        assertThat(refusal().key()).isEqualTo("picture.problem.broken");
        assertThat(refusal().key()).isEqualTo("picture.problem.broken");
        assertThat(fetched).hasSize(1);
    }

    @Test
    void whatCouldNotBeFetchedIsTriedAgain() {
        online = false;
        assertThat(refusal().key()).isEqualTo("problem.network");
        online = true;
        assertThat(refusal().key()).isEqualTo("picture.problem.broken");
        assertThat(fetched).hasSize(2);
    }
}
