package parley.desktop.message;

/** Takes out of a text what would draw over its neighbours or turn them round. */
final class SafeText {
    /** More marks than this on one letter are left out; no language writes so many. */
    static final int MARKS = 4;

    private SafeText() {}

    /** The text as it may be shown: no bidi controls, no towers of combining marks. */
    static String of(String text) {
        if (text.chars().noneMatch(c -> c >= 0x0300)) {
            return text;
        }
        var safe = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (turns(point)) {
                continue;
            }
            marks = mark(point) ? marks + 1 : 0;
            if (marks <= MARKS) {
                safe.appendCodePoint(point);
            }
        }
        return safe.toString();
    }

    private static boolean turns(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean mark(int point) {
        int type = Character.getType(point);
        return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
                && !(point >= 0xFE00 && point <= 0xFE0F);
    }
}
