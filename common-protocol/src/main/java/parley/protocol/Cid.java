package parley.protocol;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * The idempotency key of one action of a user: a UUIDv7 (RFC 9562), made once when the user acts
 * and kept with the outbox row. Unique for each author in a workspace.
 */
public record Cid(UUID value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public Cid {
        if (value.version() != 7 || value.variant() != 2) {
            throw new BadField("cid", "a UUIDv7");
        }
    }

    /** A new key; two made in the same millisecond differ in 74 random bits. */
    public static Cid create(InstantSource clock) {
        long high = clock.millis() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new Cid(new UUID(high, low));
    }

    /** Reads the canonical 36 character form, else throws {@link BadField}. */
    public static Cid parse(String text) {
        try {
            if (text.length() == 36) {
                return new Cid(UUID.fromString(text));
            }
        } catch (IllegalArgumentException e) {
            throw new BadField("cid", "a UUIDv7");
        }
        throw new BadField("cid", "a UUIDv7");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
