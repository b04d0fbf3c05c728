package parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.protocol.WorkspaceId;
import parley.protocol.WorkspaceRole;
import parley.server.secret.InMemorySecretStore;

class AccessTokensTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId("w_test");

    private final HandClock clock = new HandClock();
    private final TokenKeys keys = new TokenKeys(new InMemorySecretStore(), clock);
    private final AccessTokens tokens =
            new AccessTokens(keys, WORKSPACE, Duration.ofMinutes(10), clock);
    private final Account account =
            new Account(
                    new UserId("u_ana"),
                    "ana",
                    "Ana",
                    WorkspaceRole.MEMBER,
                    Account.Standing.ACTIVE,
                    3,
                    clock.instant(),
                    Profile.EMPTY);
    private final Device device =
            Device.fresh(new DeviceId("v_1"), account.id(), "laptop", clock.instant());

    @Test
    void aFreshTokenSaysWhoHoldsIt() {
        AccessTokens.Minted minted = tokens.mint(account, device);

        assertThat(minted.token().length()).isLessThan(512);
        assertThat(tokens.check(minted.token()))
                .isEqualTo(
                        new TokenCheck.Valid(
                                new Identity(account.id(), device.id(), minted.expires(), 3, 0)));
    }

    @Test
    void itExpiresAfterTenMinutesAndAShortLeewayAlsoWhenItWasSeenBefore() {
        String seen = tokens.mint(account, device).token();
        tokens.check(seen);
        clock.advance(Duration.ofSeconds(1));
        String unseen = tokens.mint(account, device).token();

        clock.advance(Duration.ofMinutes(10).plusSeconds(28));
        assertThat(tokens.check(seen)).isInstanceOf(TokenCheck.Valid.class);
        assertThat(tokens.check(unseen)).isInstanceOf(TokenCheck.Valid.class);

        clock.advance(Duration.ofSeconds(4));
        assertThat(tokens.check(seen)).isEqualTo(new TokenCheck.Expired());
        String third = tokens.mint(account, device).token();
        clock.advance(Duration.ofMinutes(11));
        assertThat(tokens.check(third)).isEqualTo(new TokenCheck.Expired());
    }

    @Test
    void aClockThatJumpsBackDoesNotMakeTokensInvalid() {
        String token = tokens.mint(account, device).token();

        clock.advance(Duration.ofHours(-1));

        assertThat(tokens.check(token)).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void aTokenNobodySignedIsRefused() {
        String kid = keys.signingKid();
        assertInvalid(claims().withKeyId(kid).sign(Algorithm.none()));
        assertInvalid(
                part("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}")
                        + "."
                        + payload()
                        + ".");
    }

    @Test
    void thePublicKeyIsNoSharedSecret() {
        var jwk = keys.publicKeys().keys().getFirst();
        for (String secret : new String[] {jwk.x(), jwk.y(), jwk.x() + jwk.y(), jwk.kid()}) {
            assertInvalid(
                    claims().withKeyId(jwk.kid())
                            .sign(Algorithm.HMAC256(secret.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @Test
    void aZeroOrForeignSignatureIsRefused() throws Exception {
        String good = tokens.mint(account, device).token();
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var foreign = generator.generateKeyPair();

        assertInvalid(unsigned);
        assertInvalid(
                unsigned + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
        assertInvalid(
                claims().withKeyId(keys.signingKid())
                        .sign(
                                Algorithm.ECDSA256(
                                        (ECPublicKey) foreign.getPublic(),
                                        (ECPrivateKey) foreign.getPrivate())));
    }

    @Test
    void anotherPayloadUnderTheSameSignatureIsRefused() {
        String good = tokens.mint(account, device).token();
        String head = good.substring(0, good.indexOf('.'));
        String signature = good.substring(good.lastIndexOf('.') + 1);

        assertInvalid(head + "." + payload() + "." + signature);
    }

    @Test
    void everyClaimHasToBeThereAndRight() {
        assertThat(tokens.check(sign(claims()))).isInstanceOf(TokenCheck.Valid.class);

        assertInvalid(sign(bare().withIssuer("parley").withAudience("w_test")));
        assertInvalid(sign(claims().withAudience("w_other")));
        assertInvalid(sign(claims().withIssuer("somebody")));
        assertInvalid(sign(claims().withIssuer((String) null)));
        assertInvalid(sign(claims().withAudience((String[]) null)));
        assertInvalid(sign(claims().withSubject(null)));
        assertInvalid(sign(claims().withClaim("dev", (String) null)));
        assertInvalid(sign(claims().withClaim("dev", 7)));
        assertInvalid(sign(claims().withClaim("sv", "3")));
        assertInvalid(sign(claims().withClaim("gen", (Long) null)));
        assertInvalid(sign(claims().withNotBefore(clock.instant().plusSeconds(3600))));
        assertThat(tokens.check(sign(claims().withExpiresAt(clock.instant().minusSeconds(31)))))
                .isEqualTo(new TokenCheck.Expired());
    }

    @Test
    void anUnknownOrMissingKeyIsRefused() {
        assertInvalid(claims().withKeyId("other").sign(keys.signer()));
        assertInvalid(claims().sign(keys.signer()));
        assertInvalid(claims().withKeyId("../../etc/passwd").sign(keys.signer()));
    }

    @Test
    void aMegabyteIsRefusedBeforeItIsRead() {
        assertInvalid("e".repeat(1 << 20));
        String good = tokens.mint(account, device).token();
        assertInvalid(good + "A".repeat(2_049 - good.length()));
    }

    @Test
    void damagedTokensAreRefusedAndNothingElseHappens() {
        Random random = new Random(7);
        String good = tokens.mint(account, device).token();
        for (int i = 0; i < 2_000; i++) {
            char[] chars = good.toCharArray();
            for (int n = random.nextInt(3); n >= 0; n--) {
                chars[random.nextInt(chars.length - 2)] = (char) (32 + random.nextInt(100));
            }
            String bad = new String(chars);
            if (!bad.equals(good)) {
                assertThatCode(() -> assertInvalid(bad)).as(bad).doesNotThrowAnyException();
            }
        }
        for (String bad : new String[] {"", ".", "..", "...", "a.b.c", "{}.{}.{}", "\u0000.\n.é"}) {
            assertInvalid(bad);
        }
        assertInvalid(part("[]") + "." + part("[]") + ".AAAA");
        assertInvalid(part("{\"alg\":\"ES256\",\"kid\":7}") + "." + part("null") + ".AAAA");
        assertInvalid(part("{\"a\":".repeat(300)) + "." + part("{}") + ".AAAA");
    }

    @Test
    void theKeyBeforeIsBelievedTheOneBeforeThatIsNot() {
        String first = tokens.mint(account, device).token();
        clock.advance(Duration.ofSeconds(1));
        keys.rotate();
        String second = tokens.mint(account, device).token();

        assertThat(keys.publicKeys().keys()).hasSize(2);
        assertThat(JWT.decode(first).getKeyId()).isNotEqualTo(JWT.decode(second).getKeyId());
        assertThat(tokens.check(first)).isInstanceOf(TokenCheck.Valid.class);
        assertThat(tokens.check(second)).isInstanceOf(TokenCheck.Valid.class);

        clock.advance(Duration.ofSeconds(1));
        keys.rotate();
        assertThat(keys.publicKeys().keys()).hasSize(2);
        assertInvalid(first);
        assertThat(tokens.check(second)).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void keysOutliveARestartAndAreExchangedWhenTheyAreOld() {
        InMemorySecretStore store = new InMemorySecretStore();
        String kid = new TokenKeys(store, clock).signingKid();

        assertThat(new TokenKeys(store, clock).signingKid()).isEqualTo(kid);
        clock.advance(TokenKeys.LIFE.plusSeconds(1));
        TokenKeys later = new TokenKeys(store, clock);

        assertThat(later.signingKid()).isNotEqualTo(kid);
        assertThat(later.byKid(kid)).isPresent();
    }

    private void assertInvalid(String token) {
        assertThat(tokens.check(token)).isInstanceOf(TokenCheck.Invalid.class);
    }

    private String sign(JWTCreator.Builder claims) {
        return claims.withKeyId(keys.signingKid()).sign(keys.signer());
    }

    private JWTCreator.Builder claims() {
        return bare().withIssuer("parley")
                .withAudience("w_test")
                .withExpiresAt(clock.instant().plusSeconds(60));
    }

    private JWTCreator.Builder bare() {
        return JWT.create()
                .withSubject("u_ana")
                .withClaim("dev", "v_1")
                .withClaim("sv", 3L)
                .withClaim("gen", 0L);
    }

    private String payload() {
        Instant end = clock.instant().plusSeconds(600);
        return part(
                "{\"iss\":\"parley\",\"aud\":\"w_test\",\"sub\":\"u_olga\",\"dev\":\"v_1\",\"sv\":3,"
                        + "\"gen\":0,\"exp\":"
                        + end.getEpochSecond()
                        + "}");
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
