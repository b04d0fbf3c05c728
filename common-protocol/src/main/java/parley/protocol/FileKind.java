package parley.protocol;

import java.util.Locale;

/** What a file holds, as far as its MIME type tells. */
public enum FileKind {
    PICTURE,
    VIDEO,
    AUDIO,
    /** A voice note. */
    VOICE,
    OTHER;

    /** By MIME type; never {@link #VOICE}. */
    public static FileKind of(String mime) {
        return switch (mime.substring(0, Math.max(0, mime.indexOf('/')))) {
            case "image" -> PICTURE;
            case "video" -> VIDEO;
            case "audio" -> AUDIO;
            default -> OTHER;
        };
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
