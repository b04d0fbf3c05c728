package parley.desktop.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kordamp.ikonli.feather.Feather;
import parley.client.picture.BadPictureException;
import parley.client.picture.PictureHeader;

/**
 * A file that was chosen to be sent.
 *
 * @param size in bytes; of a folder not known before it is packed
 */
public record Chosen(Path path, String name, long size, boolean folder, boolean picture) {
    /** Looks at it on disk; blocks. */
    static Chosen of(Path path) throws IOException {
        var name = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            return new Chosen(path, name, 0, true, false);
        }
        return new Chosen(path, name, Files.size(path), false, isPicture(path));
    }

    private static boolean isPicture(Path path) throws IOException {
        try {
            return PictureHeader.read(path).isPresent();
        } catch (BadPictureException e) {
            return false;
        }
    }

    Feather icon() {
        if (folder) {
            return Feather.FOLDER;
        }
        return picture ? Feather.IMAGE : Feather.FILE;
    }
}
