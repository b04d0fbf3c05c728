package parley.server.lite.frame;

/** What a {@link FrameReader} found, in the order it came; called on the reading thread. */
public interface FrameListener {
    /**
     * A whole text message of well-formed UTF-8; the array is only lent for the time of the call.
     */
    void text(byte[] bytes, int offset, int length);

    /** A ping of at most 125 bytes; the array belongs to the listener. */
    void ping(byte[] payload);

    /** An answer to a ping. */
    void pong();

    /**
     * The peer closes; the reader takes nothing more.
     *
     * @param code as sent, or {@link CloseStatus#NONE}
     */
    void closed(int code);

    /**
     * The peer broke the frame protocol; the reader takes nothing more.
     *
     * @param code the status to close with
     * @param reason English, for the close frame and the log
     */
    void fault(int code, String reason);
}
