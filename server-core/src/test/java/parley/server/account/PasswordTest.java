package parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password", "Password1", "P@ssw0rd!", "pa$$word", "qwertyuiop", "asdfghjkl",
                        "12345678",
                "87654321", "abcdefgh", "aaaaaaaaaa", "abcabcabc", "letmein123", "iloveyou!!",
                        "Welcome2026",
                "mira.ko1", "xmira.ko", "sunshine", "1234567", "ｐａｓｓｗｏｒｄ"
            })
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(PasswordRules.problem(password, "mira.ko")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gravel-otter-7",
                "correct mule stable",
                "Xk29#qpl",
                "mật khẩu rất dài",
                "🐙🐙🐝🐝🐙🐝🐙🐝🐙",
                "monkeysuncle wins"
            })
    void whatIsHardToGuessIsTaken(String password) {
        assertThat(PasswordRules.problem(password, "mira.ko")).isEmpty();
    }

    @Test
    void aHashIsInPhcFormAndFitsItsPasswordOnly() {
        String phc = Argon2.hash("gravel-otter-7", HashCost.WEAK);

        assertThat(phc).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
        assertThat(Argon2.matches(phc, "gravel-otter-7")).isTrue();
        assertThat(Argon2.matches(phc, "gravel-otter-8")).isFalse();
        assertThat(Argon2.hash("gravel-otter-7", HashCost.WEAK)).isNotEqualTo(phc);
        assertThat(Argon2.costOf(phc)).contains(HashCost.WEAK);
    }

    @Test
    void aHashOfTheReferenceImplementationIsUnderstood() {
        // From the tests of the reference implementation, phc-winner-argon2, test.c: 2^8 KiB, t=2.
        String phc =
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                        + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(Argon2.matches(phc, "password")).isTrue();
        assertThat(Argon2.matches(phc, "Password")).isFalse();
    }

    @Test
    void theSamePasswordFromAnotherKeyboardFits() {
        String composed = "caf\u00e9-noir-9";
        String decomposed = "cafe\u0301-noir-9";

        assertThat(Argon2.matches(Argon2.hash(composed, HashCost.WEAK), decomposed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5",
                "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
            })
    void anythingElseIsNoHash(String phc) {
        assertThatThrownBy(() -> Argon2.matches(phc, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyHasTheDummyHashAndItCostsTheSame() {
        PasswordHasher hasher = new PasswordHasher(HashCost.WEAK, 1, 1);

        assertThat(hasher.matches(Optional.empty(), "gravel-otter-7")).contains(false);
        assertThat(Argon2.costOf(Argon2.dummy(HashCost.STRONG))).contains(HashCost.STRONG);
    }

    @Test
    void aHashOfAnotherCostIsOutdated() {
        PasswordHasher hasher = new PasswordHasher(new HashCost(16, 1, 1), 1, 1);

        assertThat(hasher.outdated(Argon2.hash("gravel-otter-7", HashCost.WEAK))).isTrue();
        assertThat(hasher.outdated(hasher.hash("gravel-otter-7").orElseThrow())).isFalse();
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsSentAwayAtOnce() throws Exception {
        PasswordHasher hasher = new PasswordHasher(new HashCost(65_536, 16, 1), 1, 1);
        CountDownLatch started = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> counted(started, hasher));
            var second = threads.submit(() -> counted(started, hasher));
            started.await();
            while (hasher.inside() < 2) {
                Thread.onSpinWait();
            }

            assertThat(hasher.hash("one too many")).isEmpty();

            assertThat(List.of(first.get().isPresent(), second.get().isPresent()))
                    .containsOnly(true);
        }
        assertThat(hasher.inside()).isZero();
    }

    private static Optional<String> counted(CountDownLatch started, PasswordHasher hasher) {
        started.countDown();
        return hasher.hash("gravel-otter-7");
    }
}
