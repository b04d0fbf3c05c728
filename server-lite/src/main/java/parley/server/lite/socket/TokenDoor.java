package parley.server.lite.socket;

import parley.server.Outcome;
import parley.server.account.AuthService;
import parley.server.account.Identity;

/** Who stands behind a token. Safe for use by many threads. */
public interface TokenDoor {
    /** The workspace's own tokens. */
    static TokenDoor of(AuthService auth) {
        return new TokenDoor() {
            @Override
            public Outcome<Identity> bearer(String token) {
                return auth.authenticate(token);
            }

            @Override
            public Outcome<Identity> ticket(String ticket) {
                return auth.redeem(ticket);
            }

            @Override
            public boolean live(Identity identity) {
                return auth.live(identity);
            }
        };
    }

    /** An access token. May block for a moment. */
    Outcome<Identity> bearer(String token);

    /** A ticket, which is used up by this. May block for a moment. */
    Outcome<Identity> ticket(String ticket);

    /** Whether the session behind it still lives, expiry aside. Never blocks. */
    boolean live(Identity identity);
}
