package parley.server.invite;

import java.util.Optional;

/** How a code becomes something to click on. */
public interface InviteLinks {
    /** {@code parley://host:port/i/CODE#pin=…&ws=…}. */
    String url(String code);

    /** What a client has to find in the server's certificate; empty without TLS of its own. */
    Optional<String> pin();
}
