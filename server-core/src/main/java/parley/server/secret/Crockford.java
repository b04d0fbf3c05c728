package parley.server.secret;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Crockford's base 32: letters and digits that people can read aloud, without I, L, O and U. Codes
 * are random; ids (ULIDs) begin with the time, so that they sort by it.
 */
public final class Crockford {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Crockford() {}

    /** At least {@code bits} random bits, 5 in each character. */
    public static String random(int bits) {
        StringBuilder code = new StringBuilder();
        for (int left = bits; left > 0; left -= 5) {
            code.append(DIGITS.charAt(RANDOM.nextInt(32)));
        }
        return code.toString();
    }

    /** {@code prefix} and a ULID in lower case, 26 characters: 48 bits of time, 80 random bits. */
    public static String id(String prefix, InstantSource clock) {
        StringBuilder id = new StringBuilder(prefix);
        long ms = clock.millis();
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(DIGITS.charAt((int) (ms >>> shift & 31)));
        }
        return id.append(random(80)).toString().toLowerCase(Locale.ROOT);
    }

    /**
     * A code as somebody typed it, in the form {@link #random} gives: upper case, without dashes
     * and spaces, O as 0, I and L as 1. Other characters stay and make it a wrong code.
     */
    public static String normal(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
