package parley.client.address;

/** What somebody pasted is not an address that can be used. */
public final class BadAddress extends Exception {
    private static final long serialVersionUID = 1;

    /** Why; a screen has a sentence for each. */
    public enum Reason {
        /** Nothing was pasted. */
        EMPTY,
        /** Neither {@code parley:}, {@code wss:}, {@code https:} nor a host. */
        SCHEME,
        /** The host is missing or has characters that no host has. */
        HOST,
        /** The port is not 1 to 65,535. */
        PORT,
        /** The pin is not 43 characters of base64url. */
        PIN,
        /** The invite's code is missing or malformed. */
        CODE,
        /** Plain {@code http} to an address outside of this computer and its LAN. */
        PLAIN
    }

    private final Reason reason;

    public BadAddress(Reason reason, String text) {
        super(reason + ": " + (text.length() > 200 ? text.substring(0, 200) + "…" : text));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
