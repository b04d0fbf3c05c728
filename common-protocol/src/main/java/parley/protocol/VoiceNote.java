package parley.protocol;

/** A voice note; {@code wave} is base64 of at most 256 amplitude bytes. */
public record VoiceNote(FileId file, int ms, String wave) {
    /** Longest voice note, in milliseconds; docs/protocol.md, section "Limits". */
    public static final int MAX_MS = 600_000;

    public VoiceNote {
        if (ms < 1 || ms > MAX_MS) {
            throw new BadField("ms", "1 to " + MAX_MS);
        }
        if (wave.length() > 344) {
            throw BadField.tooLarge("wave", wave.length(), 344);
        }
        if (!wave.matches("[A-Za-z0-9+/]*={0,2}")) {
            throw new BadField("wave", "base64");
        }
    }
}
