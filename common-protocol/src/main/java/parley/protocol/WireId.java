package parley.protocol;

/** A typed identifier; on the wire it is a plain string of 1 to 64 printable ASCII characters. */
public interface WireId {
    /** The string as it stands on the wire. */
    String value();

    /** Longest identifier accepted, in characters; docs/protocol.md, section "Limits". */
    int MAX_LENGTH = 64;

    /** Returns {@code value} if it may be an identifier, else throws {@link BadField}. */
    static String require(String field, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new BadField(field, "1 to " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                throw new BadField(field, "printable ASCII without quotes");
            }
        }
        return value;
    }
}
