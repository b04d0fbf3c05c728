package parley.client.trust;

import parley.protocol.BadField;

/**
 * Names the authority a server's certificate chains to: SHA-256 of the authority's public key
 * (SPKI) in base64url without padding, 43 characters.
 */
public record Pin(String value) {
    public Pin {
        if (!value.matches("[A-Za-z0-9_-]{43}")) {
            throw new BadField("pin", "43 characters of base64url");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
