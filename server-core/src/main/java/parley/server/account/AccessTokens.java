package parley.server.account;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.protocol.BadField;
import parley.protocol.DeviceId;
import parley.protocol.Limits;
import parley.protocol.UserId;
import parley.protocol.WorkspaceId;

/**
 * Access tokens: JWTs signed with ES256 by the workspace's own keys. The key is found by {@code
 * kid} among them and its algorithm is fixed, so that the header of a token decides nothing. Tokens
 * that were made here or found valid are remembered by their hash, at most 12,000 of about 500
 * bytes, because a check takes 0.4 ms. Safe for use by many threads.
 */
final class AccessTokens {
    private static final String ISSUER = "parley";
    private static final String DEVICE = "dev";
    private static final String SESSION_VERSION = "sv";
    private static final String GENERATION = "gen";
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final int REMEMBERED = 12_000;

    private final TokenKeys keys;
    private final String audience;
    private final Duration life;
    private final InstantSource clock;

    private record Known(Identity identity, String kid) {}

    /** By SHA-256 of the token, least recently used first. Guarded by itself. */
    private final Map<String, Known> valid =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > REMEMBERED;
                }
            };

    AccessTokens(TokenKeys keys, WorkspaceId workspace, Duration life, InstantSource clock) {
        this.keys = keys;
        this.audience = workspace.value();
        this.life = life;
        this.clock = clock;
    }

    /** A token and when it expires, in whole seconds as JWT counts them. */
    record Minted(String token, Instant expires) {
        @Override
        public String toString() {
            return "Minted[until " + expires + "]";
        }
    }

    Minted mint(Account account, Device device) {
        Instant expires = Instant.ofEpochSecond(clock.instant().plus(life).getEpochSecond());
        String kid = keys.signingKid();
        String token =
                JWT.create()
                        .withKeyId(kid)
                        .withIssuer(ISSUER)
                        .withAudience(audience)
                        .withSubject(account.id().value())
                        .withClaim(DEVICE, device.id().value())
                        .withClaim(SESSION_VERSION, account.sessionVersion())
                        .withClaim(GENERATION, device.generation())
                        .withIssuedAt(clock.instant())
                        .withExpiresAt(expires)
                        .sign(keys.signer());
        var identity =
                new Identity(
                        account.id(),
                        device.id(),
                        expires,
                        account.sessionVersion(),
                        device.generation());
        remember(hash(token), new Known(identity, kid));
        return new Minted(token, expires);
    }

    private void remember(String hash, Known known) {
        synchronized (valid) {
            valid.put(hash, known);
        }
    }

    /** Checks everything that stands in the token; not whether its session still lives. */
    TokenCheck check(String token) {
        if (token.length() > Limits.TOKEN) {
            return new TokenCheck.Invalid("longer than " + Limits.TOKEN);
        }
        String hash = hash(token);
        Known known;
        synchronized (valid) {
            known = valid.get(hash);
        }
        if (known != null && keys.byKid(known.kid()).isPresent()) {
            return clock.instant().isAfter(known.identity().expires().plus(LEEWAY))
                    ? new TokenCheck.Expired()
                    : new TokenCheck.Valid(known.identity());
        }
        return verify(token, hash);
    }

    private TokenCheck verify(String token, String hash) {
        try {
            DecodedJWT unproven = JWT.decode(token);
            String kid = unproven.getKeyId();
            Optional<Algorithm> algorithm = Optional.ofNullable(kid).flatMap(keys::byKid);
            if (algorithm.isEmpty()) {
                return new TokenCheck.Invalid("unknown key");
            }
            TokenCheck check = identity(verifier(algorithm.get()).verify(unproven));
            if (check instanceof TokenCheck.Valid(Identity identity)) {
                remember(hash, new Known(identity, kid));
            }
            return check;
        } catch (TokenExpiredException e) {
            return new TokenCheck.Expired();
        } catch (JWTVerificationException | BadField e) {
            return new TokenCheck.Invalid(e.getClass().getSimpleName());
        }
    }

    private JWTVerifier verifier(Algorithm algorithm) {
        var rules =
                (JWTVerifier.BaseVerification)
                        JWT.require(algorithm)
                                .withIssuer(ISSUER)
                                .withAudience(audience)
                                .withClaimPresence("exp")
                                .withClaimPresence("iss")
                                .withClaimPresence("aud")
                                .withClaimPresence("sub")
                                .withClaimPresence(DEVICE)
                                .withClaimPresence(SESSION_VERSION)
                                .withClaimPresence(GENERATION)
                                .acceptLeeway(LEEWAY.toSeconds())
                                .ignoreIssuedAt();
        return rules.build(asClock());
    }

    private static TokenCheck identity(DecodedJWT token) {
        String user = token.getSubject();
        String device = token.getClaim(DEVICE).asString();
        Instant expires = token.getExpiresAtAsInstant();
        Long sessionVersion = token.getClaim(SESSION_VERSION).asLong();
        Long generation = token.getClaim(GENERATION).asLong();
        if (user == null
                || device == null
                || expires == null
                || sessionVersion == null
                || generation == null) {
            return new TokenCheck.Invalid("a claim of the wrong type");
        }
        return new TokenCheck.Valid(
                new Identity(
                        new UserId(user),
                        new DeviceId(device),
                        expires,
                        sessionVersion,
                        generation));
    }

    private Clock asClock() {
        return Clock.fixed(clock.instant(), ZoneOffset.UTC);
    }

    private static String hash(String token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
