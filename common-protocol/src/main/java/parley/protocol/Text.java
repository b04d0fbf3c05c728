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

    /** One line in NFC, trimmed, 1 to {@code maxChars} code points. */
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

    private static String clean(String field, String text, boolean multiline) {
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                ascii = false;
                if (Character.isHighSurrogate(c)) {
                    if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                        throw new BadField(field, "well-formed UTF-16");
                    }
                    i++;
                } else if (Character.isLowSurrogate(c)) {
                    throw new BadField(field, "well-formed UTF-16");
                } else if (c < 0xA0) {
                    throw new BadField(field, "no control characters");
                }
            } else if (c < ' ' && !(multiline && (c == '\n' || c == '\t')) || c == 0x7F) {
                throw new BadField(field, "no control characters");
            }
        }
        return ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
