package parley.client.cli;

/** What may be shown on a terminal. */
final class Screen {
    private Screen() {}

    /** Without characters that move the cursor, colour or reorder what stands beside them. */
    static String safe(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    boolean harmless = c == '\n' || c == '\t' || !Character.isISOControl(c);
                    shown.appendCodePoint(harmless && !isBidi(c) ? c : '\uFFFD');
                });
        return shown.toString();
    }

    private static boolean isBidi(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
