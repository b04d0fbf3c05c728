package parley.desktop.media;

import java.util.Set;
import parley.client.transfer.Programs;
import parley.desktop.workspace.RoomFiles;
import parley.protocol.FileKind;
import parley.protocol.FileRef;

/**
 * A film that somebody sent.
 *
 * @param files brings it to this computer
 */
public record Film(FileRef file, RoomFiles files) {
    /** What JavaFX can look into; whether it decodes what is inside shows when it plays. */
    private static final Set<String> ENDINGS = Set.of("mp4", "m4v", "mov");

    /** Larger ones are opened with a program, in bytes. */
    private static final long MOST = 500L << 20;

    /** Whether it is tried where it stands. */
    public static boolean plays(FileRef file) {
        return isFilm(file)
                && file.size() <= MOST
                && ENDINGS.contains(Programs.extension(file.name()));
    }

    /** Whether it is one at all. */
    public static boolean isFilm(FileRef file) {
        return FileKind.of(file.mime()) == FileKind.VIDEO && !Programs.mayRun(file.name());
    }

    /** What it is known by. */
    String key() {
        return file.file().value();
    }
}
