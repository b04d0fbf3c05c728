package parley.server.account;

/** What a look at an access token gave. */
sealed interface TokenCheck {
    /** Signed here, for this workspace, and not expired. */
    record Valid(Identity identity) implements TokenCheck {}

    /** As valid, but its time is over. */
    record Expired() implements TokenCheck {}

    /** Anything else; {@code why} is for a log and never holds the token. */
    record Invalid(String why) implements TokenCheck {}
}
