package parley.protocol;

/** Data of an extension, kept unchanged: one JSON object of at most 2,048 bytes. */
public record Ext(String json) {
    public static final int MAX_BYTES = 2_048;

    public Ext {
        if (json.length() > MAX_BYTES) {
            throw BadField.tooLarge("ext", json.length(), MAX_BYTES);
        }
    }
}
