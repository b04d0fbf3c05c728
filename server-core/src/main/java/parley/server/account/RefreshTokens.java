package parley.server.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import parley.protocol.BadField;
import parley.protocol.DeviceId;
import parley.server.secret.HmacKey;

/**
 * Refresh tokens {@code r1.<device>.<n>.<mac>}: the number {@code n} of a device's family under the
 * server's key. None of them is stored; which number is the newest stands in the {@link Device}.
 * Safe for use by many threads.
 */
final class RefreshTokens {
    private static final String VERSION = "r1";
    private static final int MAX_LENGTH = 200;

    private final HmacKey key;

    RefreshTokens(HmacKey key) {
        this.key = key;
    }

    /** What a token says, after its MAC was found right. */
    record Claim(DeviceId device, long generation) {}

    String mint(DeviceId device, long generation) {
        return VERSION + "." + device.value() + "." + generation + "." + mac(device, generation);
    }

    /** Empty for everything that this server did not make. */
    Optional<Claim> read(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION) || !parts[2].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        try {
            Claim claim = new Claim(new DeviceId(parts[1]), Long.parseLong(parts[2]));
            byte[] expected = mint(claim.device(), claim.generation()).getBytes(US_ASCII);
            return MessageDigest.isEqual(expected, token.getBytes(UTF_8))
                    ? Optional.of(claim)
                    : Optional.empty();
        } catch (BadField e) {
            return Optional.empty();
        }
    }

    private String mac(DeviceId device, long generation) {
        byte[] mac = key.mac("refresh", device.value(), Long.toString(generation));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
