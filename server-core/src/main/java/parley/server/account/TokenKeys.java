package parley.server.account;

import com.auth0.jwt.algorithms.Algorithm;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.AuthApi;
import parley.server.secret.Crockford;
import parley.server.secret.Secret;
import parley.server.secret.SecretStore;

/**
 * The P-256 keys that sign access tokens: the newest signs, the one before it is still believed.
 * Safe for use by many threads.
 */
final class TokenKeys {
    private static final String PREFIX = "jwt.";
    private static final int LIVE = 2;

    /** How long a key signs before another takes its place, at a start of the server. */
    static final Duration LIFE = Duration.ofDays(90);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private record Key(String kid, ECPublicKey publicKey, Algorithm algorithm, Instant made) {}

    private final SecretStore store;
    private final InstantSource clock;

    /** When another process's key was looked for last. Guarded by {@code this}. */
    private Instant readAt = Instant.EPOCH;

    /** Newest first. Replaced as a whole. */
    private volatile Map<String, Key> byKid;

    /** Reads the keys; makes one if there is none or the newest is older than {@link #LIFE}. */
    TokenKeys(SecretStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.byKid = read();
        Instant oldest = clock.instant().minus(LIFE);
        if (byKid.isEmpty() || newest().made().isBefore(oldest)) {
            rotate();
        }
    }

    /** A new key signs from now on; the one before is believed, older ones are gone. */
    synchronized void rotate() {
        store.keep(new Secret(Crockford.id(PREFIX, clock), fresh(), clock.instant()));
        List<Secret> all = store.startingWith(PREFIX);
        all.stream().skip(LIVE).forEach(old -> store.remove(old.name()));
        byKid = read();
    }

    String signingKid() {
        return newest().kid();
    }

    Algorithm signer() {
        return newest().algorithm();
    }

    /**
     * What checks a token of this {@code kid}; always ES256, whatever the token's header says. One
     * that is not known may be another process's: the keys are read again, once a second at most.
     */
    Optional<Algorithm> byKid(String kid) {
        if (!byKid.containsKey(kid)) {
            readAgain();
        }
        return Optional.ofNullable(byKid.get(kid)).map(Key::algorithm);
    }

    private synchronized void readAgain() {
        Instant now = clock.instant();
        if (now.isAfter(readAt.plus(AGAIN))) {
            readAt = now;
            byKid = read();
        }
    }

    AuthApi.KeySet publicKeys() {
        return new AuthApi.KeySet(byKid.values().stream().map(TokenKeys::jwk).toList());
    }

    private Key newest() {
        return byKid.values().iterator().next();
    }

    private Map<String, Key> read() {
        Map<String, Key> keys = new LinkedHashMap<>();
        for (Secret each : store.startingWith(PREFIX).stream().limit(LIVE).toList()) {
            Key key = decode(each);
            keys.put(key.kid(), key);
        }
        return keys;
    }

    /** Length of the private key in PKCS #8, that key, then the public one in X.509 form. */
    private static byte[] fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] pkcs8 = pair.getPrivate().getEncoded();
            byte[] spki = pair.getPublic().getEncoded();
            return ByteBuffer.allocate(4 + pkcs8.length + spki.length)
                    .putInt(pkcs8.length)
                    .put(pkcs8)
                    .put(spki)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no P-256 keys", e);
        }
    }

    private static Key decode(Secret secret) {
        try {
            ByteBuffer value = ByteBuffer.wrap(secret.value());
            byte[] pkcs8 = new byte[value.getInt()];
            value.get(pkcs8);
            byte[] spki = new byte[value.remaining()];
            value.get(spki);
            KeyFactory factory = KeyFactory.getInstance("EC");
            var publicKey = (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(spki));
            var privateKey = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            String kid = secret.name().substring(PREFIX.length());
            return new Key(
                    kid, publicKey, Algorithm.ECDSA256(publicKey, privateKey), secret.made());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the key " + secret.name(), e);
        }
    }

    private static AuthApi.Key jwk(Key key) {
        var point = key.publicKey().getW();
        return new AuthApi.Key(
                "EC",
                "P-256",
                coordinate(point.getAffineX()),
                coordinate(point.getAffineY()),
                key.kid(),
                "sig",
                "ES256");
    }

    /** 32 bytes, big end first, in base64url; RFC 7518, section 6.2.1.2. */
    private static String coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(signed.length, fixed.length);
        System.arraycopy(signed, signed.length - length, fixed, fixed.length - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
