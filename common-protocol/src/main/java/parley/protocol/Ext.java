package parley.protocol;

/**
 * Data of an extension, kept unchanged: one JSON object of at most 2,048 bytes, nested at most 8
 * deep.
 */
public record Ext(String json) {
    public static final int MAX_BYTES = 2_048;
    public static final int MAX_DEPTH = 8;

    public Ext {
        int bytes = Text.utf8Length(json);
        if (bytes > MAX_BYTES) {
            throw BadField.tooLarge("ext", bytes, MAX_BYTES);
        }
        if (depth(json) > MAX_DEPTH) {
            throw BadField.tooLarge("ext", depth(json), MAX_DEPTH);
        }
        Text.requireWellFormed("ext", json);
    }

    private static int depth(String json) {
        int deepest = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            switch (json.charAt(i)) {
                case '"' -> quoted = !quoted;
                case '\\' -> i++;
                case '{', '[' -> deepest = Math.max(deepest, quoted ? 0 : ++depth);
                case '}', ']' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
        }
        return deepest;
    }
}
