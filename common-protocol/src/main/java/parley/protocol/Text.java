package parley.protocol;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * What every text that people write has to obey: well-formed, NFC, without control characters,
 * bounded.
 */
public final class Text {
    private Text() {}

    /**
     * The text in NFC, at most {@code maxBytes} of UTF-8. Line feed and tab may stand in it, other
     * control characters and lone surrogates may not.
     */
    public static String body(String field, String text, int maxBytes) {
        String clean = clean(field, text, true);
        int bytes = utf8Length(clean);
        if (bytes > maxBytes) {
            throw BadField.tooLarge(field, bytes, maxBytes);
        }
        return clean;
    }

    /**
     * One line in NFC, trimmed, 1 to {@code maxChars} code points, without changes of writing
     * direction.
     */
    public static String line(String field, String text, int maxChars) {
        String clean = clean(field, text, false).strip();
        if (clean.isEmpty()) {
            throw new BadField(field, "at least 1 character");
        }
        int length = clean.codePointCount(0, clean.length());
        if (length > maxChars) {
            throw BadField.tooLarge(field, length, maxChars);
        }
        return clean;
    }

    /** As {@link #line}, but an absent or blank one stays absent. */
    public static Optional<String> optionalLine(String field, Optional<String> text, int maxChars) {
        return text.filter(t -> !t.isBlank()).map(t -> line(field, t, maxChars));
    }

    /** Length in UTF-8 without encoding it. */
    public static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    /** Length of the text as a JSON string without its quotes, in bytes of UTF-8. */
    public static int jsonLength(String text) {
        int bytes = utf8Length(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                bytes++;
            }
        }
        return bytes;
    }

    /** Throws {@link BadField} if a surrogate stands alone: such a text has no UTF-8. */
    static void requireWellFormed(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new BadField(field, "well-formed UTF-16");
                }
                i++;
            }
        }
    }

    private static String clean(String field, String text, boolean multiline) {
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                ascii = false;
                if (c < 0xA0 || !multiline && isDisguise(c)) {
                    throw new BadField(field, "no control characters");
                }
            } else if (c < ' ' && !(multiline && (c == '\n' || c == '\t')) || c == 0x7F) {
                throw new BadField(field, "no control characters");
            }
        }
        if (ascii) {
            return text;
        }
        requireWellFormed(field, text);
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Line breaks and changes of direction, which would let a name look like another one. */
    private static boolean isDisguise(char c) {
        return c == 0x2028
                || c == 0x2029
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0xFEFF;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
