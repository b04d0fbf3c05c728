package parley.desktop.media;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javafx.scene.media.MediaException;
import org.jspecify.annotations.Nullable;
import parley.client.transfer.Programs;

/** What JavaFX means when it does not play. */
public final class FxTrouble {
    /** These need no decoder, so what is missing is a device. */
    private static final Set<String> PLAIN = Set.of("wav", "aif", "aiff");

    private FxTrouble() {}

    /** {@code error}: as the player has it; null where it does not say. */
    public static Trouble of(@Nullable MediaException error, Path file) {
        if (error == null) {
            return Trouble.DAMAGED;
        }
        var words = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("audio device")) {
            return Trouble.NO_DEVICE;
        }
        return switch (error.getType()) {
            case MEDIA_UNSUPPORTED -> Trouble.UNKNOWN_KIND;
            case UNKNOWN -> unknown(words, file);
            default -> Trouble.DAMAGED;
        };
    }

    private static Trouble unknown(String words, Path file) {
        if (words.contains("media_invalid")) {
            return Trouble.UNKNOWN_KIND;
        }
        boolean plain = PLAIN.contains(Programs.extension(file.toString()));
        return plain ? Trouble.NO_DEVICE : Trouble.NO_DECODER;
    }
}
