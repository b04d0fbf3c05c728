package parley.server.message;

import parley.protocol.MessageId;

/**
 * A message's id follows from its place in the room's log, so that no index is needed to find it.
 */
public final class MessageIds {
    private static final String PREFIX = "m_";
    private static final int RADIX = 32;

    private MessageIds() {}

    public static MessageId of(long seq) {
        return new MessageId(PREFIX + Long.toString(seq, RADIX));
    }

    /** The place of a message; 0 for an id that this server never gave. */
    public static long seq(MessageId id) {
        String text = id.value();
        if (!text.startsWith(PREFIX) || text.length() > 14) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(text.substring(PREFIX.length()), RADIX));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
