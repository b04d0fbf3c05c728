package parley.client.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Text as the word index sees it. Scripts written without spaces are taken apart into single
 * characters, so that any run of them can be found as a phrase.
 */
final class WordIndex {
    private WordIndex() {}

    /** The text with every CJK character standing alone. */
    static String indexed(String text) {
        int at = firstIdeograph(text);
        if (at < 0) {
            return text;
        }
        StringBuilder spaced = new StringBuilder(text.length() * 2);
        text.codePoints()
                .forEach(c -> {
                    if (isIdeograph(c)) {
                        spaced.append(' ').appendCodePoint(c).append(' ');
                    } else {
                        spaced.appendCodePoint(c);
                    }
                });
        return spaced.toString();
    }

    /** The words of a query: runs of letters, digits and marks; a CJK run is one word. */
    static List<String> words(String query) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean[] ideographs = {false};
        query.codePoints()
                .forEach(c -> {
                    boolean ideograph = isIdeograph(c);
                    if (!isWord(c) || ideograph != ideographs[0]) {
                        flush(word, words);
                    }
                    ideographs[0] = ideograph;
                    if (isWord(c)) {
                        word.appendCodePoint(c);
                    }
                });
        flush(word, words);
        return words.size() > 16 ? words.subList(0, 16) : words;
    }

    /** The query in FTS5's language: every word as the beginning of one, CJK runs as phrases. */
    static String match(List<String> words) {
        StringJoiner all = new StringJoiner(" AND ");
        for (String word : words) {
            if (isIdeograph(word.codePointAt(0))) {
                all.add("\"" + indexed(word).strip() + "\"");
            } else {
                boolean whole = word.codePointCount(0, word.length()) < 2;
                all.add("\"" + word.toLowerCase(Locale.ROOT) + "\"" + (whole ? "" : "*"));
            }
        }
        return all.toString();
    }

    static boolean isWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.PRIVATE_USE;
    }

    static boolean isIdeograph(int c) {
        return c >= 0x2E80
                && switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Character.isLetter(c);
                    default -> false;
                };
    }

    private static int firstIdeograph(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x2E80 && isIdeograph(text.codePointAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
