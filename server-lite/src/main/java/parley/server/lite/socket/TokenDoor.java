package parley.server.lite.socket;

import parley.server.Outcome;
import parley.server.account.Identity;

/** Who stands behind a token. Safe for use by many threads. */
public interface TokenDoor {
    /** An access token. May block for a moment. */
    Outcome<Identity> bearer(String token);

    /** A ticket, which is used up by this. May block for a moment. */
    Outcome<Identity> ticket(String ticket);

    /** Whether the session behind it still lives, expiry aside. Never blocks. */
    boolean live(Identity identity);
}
