package parley.desktop.part;

import java.util.List;

/** What an avatar shows of a name, and in which colour. */
public final class Initials {
    /** White text has a contrast of at least 5.9 on each. */
    static final List<String> COLOURS =
            List.of(
                    "#2F5F9E", "#96444C", "#8A3A6B", "#5B4B9A", "#0B6B62", "#5C6B1E", "#7A5200",
                    "#3F5A63");

    private Initials() {}

    /**
     * One or two characters: the first of the first and of the last word; "?" for an empty name.
     */
    public static String of(String name) {
        var words = name.strip().split("\\s+", -1);
        var first = firstOf(words[0]);
        if (first.isEmpty()) {
            return "?";
        }
        return words.length == 1 ? first : first + firstOf(words[words.length - 1]);
    }

    private static String firstOf(String word) {
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                return Character.toString(Character.toUpperCase(c));
            }
            i += Character.charCount(c);
        }
        return "";
    }

    /** The colour that always belongs to this id. */
    public static String colour(String id) {
        return COLOURS.get(Math.floorMod((id.hashCode() * 0x9E3779B1) >>> 8, COLOURS.size()));
    }
}
