package parley.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string form {@code $argon2id$v=19$m=65536,t=3,p=1$salt$hash}. A
 * password is taken in NFC, so that it is the same from every keyboard. One hash costs {@code
 * memoryKiB} of heap for as long as it runs; {@link PasswordHasher} bounds how many run at once.
 */
final class Argon2 {
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Argon2() {}

    /** A hash with a new salt. */
    static String hash(String password, HashCost cost) {
        byte[] salt = random(SALT_BYTES);
        return phc(cost, salt, run(password, cost, salt, HASH_BYTES));
    }

    /** What looks like a hash and belongs to no password; checking one costs the same. */
    static String dummy(HashCost cost) {
        return phc(cost, random(SALT_BYTES), random(HASH_BYTES));
    }

    /** Whether the hash is of this password. Throws {@link IllegalArgumentException} for no PHC. */
    static boolean matches(String phc, String password) {
        Matcher matcher = parse(phc);
        byte[] salt = Base64.getDecoder().decode(matcher.group(4));
        byte[] expected = Base64.getDecoder().decode(matcher.group(5));
        byte[] actual = run(password, cost(matcher), salt, expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** What the hash was made with; empty for no PHC of this kind. */
    static Optional<HashCost> costOf(String phc) {
        Matcher matcher = PHC.matcher(phc);
        return matcher.matches() ? Optional.of(cost(matcher)) : Optional.empty();
    }

    private static Matcher parse(String phc) {
        Matcher matcher = PHC.matcher(phc);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an argon2id hash in PHC form");
        }
        return matcher;
    }

    private static HashCost cost(Matcher matcher) {
        return new HashCost(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    private static String phc(HashCost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKiB(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    private static byte[] run(String password, HashCost cost, byte[] salt, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKiB())
                        .withIterations(cost.passes())
                        .withParallelism(cost.lanes())
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[bytes];
        String nfc = Normalizer.normalize(password, Normalizer.Form.NFC);
        generator.generateBytes(nfc.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static byte[] random(int bytes) {
        byte[] fresh = new byte[bytes];
        RANDOM.nextBytes(fresh);
        return fresh;
    }
}
