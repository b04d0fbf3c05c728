package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are made from the code and committed beside it. Run the tests with {@code
 * -Dparley.golden=update} to write them anew, then read the difference before committing.
 */
final class Golden {
    private static final boolean UPDATE =
            System.getProperty("parley.golden", "check").equals("update");

    private Golden() {}

    /** Compares with the file at {@code path} under the module's directory. */
    static void check(Path path, String made) {
        if (UPDATE) {
            write(path, made);
        }
        assertThat(read(path)).as("%s (update with -Dparley.golden=update)", path).isEqualTo(made);
    }

    static String read(Path path) {
        try {
            return Files.exists(path) ? Files.readString(path).replace("\r\n", "\n") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean updating() {
        return UPDATE;
    }

    private static void write(Path path, String text) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
