package parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
    @Test
    void everySystemHasItsPlaceAndTheUserMayChooseAnother() {
        assertThat(DataFolder.of(Map.of(), "Linux", "/home/r"))
                .isEqualTo(Path.of("/home/r/.local/share/parley"));
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "/d"), "Linux", "/home/r"))
                .isEqualTo(Path.of("/d/parley"));
        assertThat(DataFolder.of(Map.of("APPDATA", "/a"), "Windows 11", "/home/r"))
                .isEqualTo(Path.of("/a/Parley"));
        assertThat(DataFolder.of(Map.of(), "Mac OS X", "/Users/r"))
                .isEqualTo(Path.of("/Users/r/Library/Application Support/Parley"));
        assertThat(DataFolder.of(Map.of("PARLEY_HOME", "/p"), "Mac OS X", "/Users/r"))
                .isEqualTo(Path.of("/p"));
    }
}
