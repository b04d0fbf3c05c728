package parley.protocol;

/** A room: {@code r_…}, a direct room {@code d_…}, or {@link #ME}, the caller's private log. */
public record RoomId(String value) implements WireId {
    /** The private log of whoever asks: read marks, preferences, rooms joined and left. */
    public static final RoomId ME = new RoomId("@me");

    public RoomId {
        value = WireId.require("room", value);
    }

    /** Whether this names the caller's private log. */
    public boolean isMe() {
        return value.equals("@me");
    }

    /** Whether this names a direct room. */
    public boolean isDirect() {
        return value.startsWith("d_");
    }

    @Override
    public String toString() {
        return value;
    }
}
