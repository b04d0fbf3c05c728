package parley.desktop.workspace;

import java.time.Instant;
import java.util.Optional;

/**
 * An invite that can be handed over.
 *
 * @param link with the fingerprint; the receiver compares nothing
 * @param code to be read aloud; the receiver compares the six words
 */
public record Invite(String link, String code, Optional<Instant> ends) {
    @Override
    public String toString() {
        return "Invite[…]";
    }
}
