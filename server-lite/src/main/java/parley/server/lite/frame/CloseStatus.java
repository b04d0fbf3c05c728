package parley.server.lite.frame;

/** Status codes of RFC 6455, section 7.4, that are not Parley's own. */
public final class CloseStatus {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int NOT_TEXT = 1003;

    /** A close frame without a code; never sent. */
    public static final int NONE = 1005;

    public static final int NOT_UTF8 = 1007;
    public static final int POLICY = 1008;
    public static final int TOO_BIG = 1009;
    public static final int INTERNAL = 1011;

    private CloseStatus() {}

    /** Whether a peer may send this code. */
    static boolean mayBeSent(int code) {
        return code >= 1000 && code <= 1003
                || code >= 1007 && code <= 1014
                || code >= 3000 && code <= 4999;
    }
}
