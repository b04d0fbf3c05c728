package parley.client.address;

import java.util.Optional;
import parley.protocol.WorkspaceId;

/**
 * What somebody was given to join with: an address, and perhaps an invite's code.
 *
 * @param code the invite's code; present in {@code parley://host:port/i/CODE#pin=…&ws=…}
 * @param workspace which workspace is to be found there, when the link says so
 */
public record InviteLink(Address address, Optional<String> code, Optional<WorkspaceId> workspace) {

    /**
     * Reads {@code parley://host:port/i/CODE#pin=…&ws=…}, {@code wss://…}, {@code https://…} (both
     * port 443 unless given), {@code http://…} and {@code ws://…} (LAN only), or a bare {@code
     * host[:port]} (port 7420 unless given). Blanks around are ignored. Looks nothing up.
     */
    public static InviteLink parse(String text) throws BadAddress {
        return new LinkParser(text).parse();
    }

    /** Never shows the code. */
    @Override
    public String toString() {
        return address + (code.isPresent() ? "/i/…" : "");
    }
}
