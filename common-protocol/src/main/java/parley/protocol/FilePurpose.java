package parley.protocol;

import java.util.Locale;

/** What a file is uploaded for. */
public enum FilePurpose {
    /** To be carried by a message. */
    FILE(Limits.FILE_BYTES),
    /** A voice note. */
    VOICE(16L << 20),
    /** A small picture of another file. */
    THUMB(512L << 10),
    /** A picture of oneself; belongs to no room, everybody who sees the user may read it. */
    AVATAR(512L << 10);

    private final long maxBytes;

    FilePurpose(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The largest one, in bytes; a server's {@code hello.limits} may say less. */
    public long maxBytes() {
        return maxBytes;
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
