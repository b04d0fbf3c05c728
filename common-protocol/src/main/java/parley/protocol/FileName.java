package parley.protocol;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of files as people gave them, made harmless wherever they end up. Pure. */
public final class FileName {
    /** Longest name, in bytes of UTF-8; what file systems take. */
    public static final int MAX_BYTES = 240;

    private static final int MAX_EXTENSION = 16;
    private static final String NAMELESS = "file";

    private static final Set<String> DEVICES =
            Set.of(
                    "con",
                    "prn",
                    "aux",
                    "nul",
                    "conin$",
                    "conout$",
                    "clock$",
                    "com0",
                    "com1",
                    "com2",
                    "com3",
                    "com4",
                    "com5",
                    "com6",
                    "com7",
                    "com8",
                    "com9",
                    "lpt0",
                    "lpt1",
                    "lpt2",
                    "lpt3",
                    "lpt4",
                    "lpt5",
                    "lpt6",
                    "lpt7",
                    "lpt8",
                    "lpt9",
                    "com\u00b9",
                    "com\u00b2",
                    "com\u00b3",
                    "lpt\u00b9",
                    "lpt\u00b2",
                    "lpt\u00b3");

    private static final Pattern MIME =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}");

    private FileName() {}

    /**
     * One name without a path that any file system can hold and that looks like what it is: the
     * last step of a path; no control characters, changes of direction or invisible ones; none of
     * {@code < > : " | ? *}; neither empty, hidden, a device's name, nor ending with a dot or a
     * blank; at most {@link #MAX_BYTES} bytes, the ending kept. A name that is harmless stays as it
     * is, but in NFC.
     */
    public static String safe(String name) {
        String step = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder(step.length());
        Normalizer.normalize(step, Normalizer.Form.NFC)
                .codePoints()
                .filter(FileName::isVisible)
                .map(c -> "<>:\"|?*".indexOf(c) >= 0 ? '_' : c)
                .forEach(clean::appendCodePoint);
        String trimmed = trim(clean.toString());
        if (trimmed.isEmpty()) {
            return NAMELESS;
        }
        return shorten(isDevice(trimmed) ? "_" + trimmed : trimmed);
    }

    /** A media type of two words in lower case and without parameters, or throws. */
    static String requireMime(String mime) {
        if (!MIME.matcher(mime).matches()) {
            throw new BadField("mime", "type/subtype in lower case");
        }
        return mime;
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    c == 0x200D;
            default -> true;
        };
    }

    private static String trim(String name) {
        int from = 0;
        int to = name.length();
        while (to > from && (name.charAt(to - 1) == '.' || isBlank(name.charAt(to - 1)))) {
            to--;
        }
        while (from < to && (name.charAt(from) == '.' || isBlank(name.charAt(from)))) {
            from++;
        }
        return name.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).strip();
        return DEVICES.contains(stem.toLowerCase(Locale.ROOT));
    }

    private static String shorten(String name) {
        if (Text.utf8Length(name) <= MAX_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        boolean kept = dot > 0 && name.length() - dot <= MAX_EXTENSION;
        String ending = kept ? name.substring(dot) : "";
        String stem = kept ? name.substring(0, dot) : name;
        int room = MAX_BYTES - Text.utf8Length(ending);
        int end = 0;
        while (end < stem.length()) {
            int next = stem.offsetByCodePoints(end, 1);
            if (Text.utf8Length(stem.substring(0, next)) > room) {
                break;
            }
            end = next;
        }
        return trim(stem.substring(0, end)) + ending;
    }
}
