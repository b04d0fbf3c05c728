package parley.protocol;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bodies of the sign-in endpoints, which are plain HTTPS; docs/protocol.md, section "Signing in".
 */
public final class AuthApi {
    public static final int PASSWORD_MIN = 8;
    public static final int PASSWORD_MAX = 128;

    private AuthApi() {}

    /** Answer of {@code GET /v1/server}; needs no token. */
    public record ServerInfo(
            String name,
            Result.Workspace workspace,
            List<Integer> protocol,
            Registration registration,
            List<String> caps) {
        public ServerInfo {
            protocol = List.copyOf(protocol);
            caps = List.copyOf(caps);
        }
    }

    /**
     * {@code name}: 2 to 32 of {@code a-z 0-9 . _ -}; {@code device}: a name for the device list.
     */
    public record Register(
            String name,
            String password,
            Optional<String> displayName,
            Optional<String> invite,
            String device) {
        public Register {
            requireName(name);
            password = requirePassword("password", password);
            invite = invite.map(code -> WireId.require("invite", code));
            displayName = Text.optionalLine("displayName", displayName, Limits.NAME);
            device = Text.line("device", device, Limits.NAME);
        }

        @Override
        public String toString() {
            return "Register[" + name + "]";
        }
    }

    public record Login(String name, String password, String device) {
        public Login {
            if (name.length() > 64) {
                throw BadField.tooLarge("name", name.length(), 64);
            }
            password = normal("password", password);
            if (password.length() > PASSWORD_MAX) {
                throw BadField.tooLarge("password", password.length(), PASSWORD_MAX);
            }
            device = Text.line("device", device, Limits.NAME);
        }

        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }

    /** Answer of register and login. */
    public record Session(
            String access,
            String refresh,
            Instant accessExpires,
            DeviceId device,
            Result.You you,
            Result.Workspace workspace) {
        @Override
        public String toString() {
            return "Session[" + you.name() + "]";
        }
    }

    public record Refresh(String refresh) {
        public Refresh {
            Limits.opaque("refresh", Optional.of(refresh));
        }

        @Override
        public String toString() {
            return "Refresh[…]";
        }
    }

    public record Tokens(String access, String refresh, Instant accessExpires) {
        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }

    /**
     * Answer of {@code POST /v1/auth/ticket}: a second subprotocol {@code ticket.<value>}, once,
     * within 30 s.
     */
    public record Ticket(String ticket, Instant expires) {
        @Override
        public String toString() {
            return "Ticket[…]";
        }
    }

    /** One public key of {@code GET /v1/auth/keys}, in the form of RFC 7517; P-256, ES256 only. */
    public record Key(
            String kty, String crv, String x, String y, String kid, String use, String alg) {}

    /** Answer of {@code GET /v1/auth/keys}: a JWK set, newest key first. */
    public record KeySet(List<Key> keys) {
        public KeySet {
            keys = List.copyOf(keys);
        }
    }

    /** An answer that says nothing. */
    public record Empty() {}

    /** Body of a status other than 200. */
    public record Problem(WireError err) {}

    static void requireName(String name) {
        if (!name.matches("[a-z0-9._-]{2,32}")) {
            throw new BadField("name", "2 to 32 of a-z 0-9 . _ -");
        }
    }

    static String requirePassword(String field, String password) {
        String normal = normal(field, password);
        if (normal.length() < PASSWORD_MIN || normal.length() > PASSWORD_MAX) {
            throw new BadField(field, PASSWORD_MIN + " to " + PASSWORD_MAX + " characters");
        }
        return normal;
    }

    /** The same password from every keyboard: NFC, as RFC 8265, section 4.2, has it. */
    static String normal(String field, String password) {
        if (password.length() > 4 * PASSWORD_MAX) {
            throw BadField.tooLarge(field, password.length(), PASSWORD_MAX);
        }
        Text.requireWellFormed(field, password);
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
