package parley.desktop.voice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something to be heard.
 *
 * @param key what it is remembered by
 * @param title where it comes from
 * @param length as its message says; zero where that is not known before it plays
 * @param ending of a file that is played as it is; empty for a voice note
 * @param source brings it to this computer; blocks
 * @param next what plays on
 */
public record Track(
        String key,
        String title,
        Duration length,
        Optional<String> ending,
        Source source,
        Supplier<Optional<Track>> next) {
    /** Brings a file. */
    public interface Source {
        Path fetch() throws IOException;
    }
}
