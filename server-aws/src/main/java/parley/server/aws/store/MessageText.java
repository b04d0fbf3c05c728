package parley.server.aws.store;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a message, from the JSON it is kept as. */
final class MessageText {
    /** More different words of one message are not found. */
    static final int WORDS = 100;

    /** Longer words are found by their beginning. */
    static final int LONGEST = 40;

    private static final Pattern TEXT = Pattern.compile("\"text\":\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private MessageText() {}

    /** In lower case, each once; none where there is no text. */
    static Set<String> words(String json) {
        Matcher text = TEXT.matcher(json);
        Set<String> words = new LinkedHashSet<>();
        if (text.find()) {
            for (String each : BETWEEN.split(plain(text.group(1)), -1)) {
                if (!each.isEmpty() && words.size() < WORDS) {
                    words.add(word(each));
                }
            }
        }
        return words;
    }

    /** As it is looked for. */
    static String word(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(LONGEST, lower.length()));
    }

    private static String plain(String escaped) {
        return ESCAPED.matcher(escaped)
                .replaceAll(found -> Matcher.quoteReplacement(one(found.group(1))));
    }

    private static String one(String escape) {
        return switch (escape.charAt(0)) {
            case 'u' ->
                    escape.length() == 5
                            ? Character.toString((char) Integer.parseInt(escape.substring(1), 16))
                            : escape;
            case 'n', 'r', 't', 'b', 'f' -> " ";
            default -> escape;
        };
    }
}
