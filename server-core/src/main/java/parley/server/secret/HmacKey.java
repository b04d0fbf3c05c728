package parley.server.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A 256 bit key for HMAC-SHA256. Safe for use by many threads. */
public final class HmacKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKey key;
    private final ThreadLocal<Mac> keyed = ThreadLocal.withInitial(this::keyed);

    private HmacKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The workspace's key of that name; made when it is asked for the first time. */
    public static HmacKey of(String name, SecretStore store, InstantSource clock) {
        var held = store.find(name);
        if (held.isPresent()) {
            return new HmacKey(held.get().value());
        }
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return new HmacKey(store.keep(new Secret(name, fresh, clock.instant())).value());
    }

    /** 32 bytes; different lists of parts never have the same input. */
    public byte[] mac(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** 32 bytes for one input; a few times quicker than {@link #mac(String...)}. */
    public byte[] mac(byte[] input) {
        Mac mac = keyed.get();
        mac.update((byte) 1);
        return mac.doFinal(input);
    }

    private Mac keyed() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
