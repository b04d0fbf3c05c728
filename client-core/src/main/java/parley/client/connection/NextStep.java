package parley.client.connection;

/** What a person can do about a connection. */
public enum NextStep {
    NOTHING,
    WAIT,
    TRY_NOW,
    SIGN_IN,
    ASK_HOST,
    UPDATE,
    SET_CLOCK
}
