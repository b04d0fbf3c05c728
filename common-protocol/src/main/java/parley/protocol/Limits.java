package parley.protocol;

import java.util.Optional;

/**
 * What a server accepts, as it tells in {@code hello}; a client never relies on the constants.
 * Bytes, characters and counts as in docs/protocol.md, section "Limits".
 */
public record Limits(
        int envelope,
        int text,
        int files,
        long fileBytes,
        int voiceMs,
        int name,
        int topic,
        int reactions,
        int roomMembers,
        int members,
        int page,
        int logPage) {
    /** Longest frame in either direction, in bytes of UTF-8. */
    public static final int ENVELOPE = 30_000;

    /**
     * A frame up to this size is refused with {@code too_large} and the connection lives; a longer
     * one closes 1009.
     */
    public static final int FRAME_HARD = 32_768;

    /** Longest answer over HTTPS, in bytes. */
    public static final int HTTP_ANSWER = 1 << 20;

    /** Longest message text, in bytes of UTF-8. */
    public static final int TEXT = 16_000;

    /** Largest encoded entry, in bytes. */
    public static final int ENTRY = 28_000;

    public static final int FILES = 10;

    /** Largest file, in bytes. */
    public static final long FILE_BYTES = 2L << 30;

    /** Largest file that goes in one piece, in bytes; a larger one goes in parts. */
    public static final long FILE_WHOLE = 64L << 20;

    /** Length of every part but the last, in bytes. */
    public static final int FILE_PART = 8 << 20;

    /** Most parts of one file. */
    public static final int FILE_PARTS = 10_000;

    /** Most parts in one {@code file.parts}. */
    public static final int FILE_PARTS_WANTED = 8;

    /** Widest and highest picture that is told, in pixels. */
    public static final int PIXELS = 100_000;

    public static final int MENTIONS = 100;
    public static final int NAME = 64;
    public static final int TOPIC = 250;

    /** Longest status, in characters. */
    public static final int STATUS = 100;

    public static final int GROUP = 50;
    public static final int FIRST_MEMBERS = 100;
    public static final int USERS = 100;
    public static final int PAGE = 200;
    public static final int LOG_PAGE = 500;

    /** Longest token, cursor or epoch, in characters. */
    public static final int TOKEN = 2_048;

    /** What a server on a LAN gives when nobody changed it. */
    public static final Limits LAN =
            new Limits(
                    ENVELOPE,
                    TEXT,
                    FILES,
                    FILE_BYTES,
                    VoiceNote.MAX_MS,
                    NAME,
                    TOPIC,
                    50,
                    5_000,
                    10_000,
                    PAGE,
                    LOG_PAGE);

    static void page(String field, Optional<Integer> limit, int max) {
        if (limit.isPresent() && (limit.get() < 1 || limit.get() > max)) {
            throw new BadField(field, "1 to " + max);
        }
    }

    static void sequence(String field, Optional<Long> seq) {
        if (seq.isPresent() && seq.get() < 0) {
            throw new BadField(field, "0 or more");
        }
    }

    /** A word that only the server reads: a token, a cursor, an epoch. */
    static void opaque(String field, Optional<String> word) {
        if (word.isPresent() && word.get().length() > TOKEN) {
            throw BadField.tooLarge(field, word.get().length(), TOKEN);
        }
    }
}
