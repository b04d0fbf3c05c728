package parley.desktop.voice;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import parley.client.transfer.Programs;
import parley.desktop.workspace.RoomFiles;
import parley.protocol.FileKind;
import parley.protocol.FileRef;

/** Files with sound that can be played where they stand. */
public final class Sounds {
    /** What JavaFX plays; {@code mp3} and {@code m4a} where the system has a decoder. */
    private static final Set<String> ENDINGS = Set.of("wav", "aif", "aiff", "mp3", "m4a");

    /** Larger ones are opened with a program, in bytes. */
    private static final long MOST = 100L << 20;

    private Sounds() {}

    public static boolean plays(FileRef file) {
        return FileKind.of(file.mime()) == FileKind.AUDIO
                && file.size() <= MOST
                && ENDINGS.contains(Programs.extension(file.name()));
    }

    /** What such a file sounds like; how long it is shows when it plays. */
    public static Track track(FileRef file, String room, RoomFiles files) {
        return new Track(
                file.file().value(),
                room,
                Duration.ZERO,
                Optional.of(Programs.extension(file.name())),
                () -> files.fetch(file.file(), (_, _) -> {}),
                Optional::empty);
    }
}
