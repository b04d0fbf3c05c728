package parley.server.account;

import java.util.Optional;

/** The code that makes the first account the owner's. It is gone once that account exists. */
public interface SetupCode {
    /** At least 128 bits in Crockford's base 32; empty once it was deleted. */
    Optional<String> current();

    /** Called after the first account was made. */
    void delete();
}
