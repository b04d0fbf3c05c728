package parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import parley.server.secret.HmacKey;

/** Refresh tokens against a model that says the rule in another way. */
class RefreshModelTest {
    private static final int SEQUENCES = 10_000;
    private static final long SEED = 20_261_121;

    private final TestWorkspace workspace = new TestWorkspace();
    private final RefreshTokens tokens =
            new RefreshTokens(HmacKey.of("refresh", workspace.secrets, workspace.clock));
    private final Devices devices = workspace.accounts.devices();
    private final Account account;
    private final String hash;

    RefreshModelTest() {
        workspace.owner();
        account = workspace.accounts.byName("olga").orElseThrow();
        hash = workspace.store.passwordHash(account.id()).orElseThrow();
    }

    /**
     * What a family may do, as a list of tokens: a token is spent by the first use of the one after
     * it, in either of its forms.
     */
    private static final class Model {
        /** Whether each token, or the access token that came with it, was used. */
        private final List<Boolean> used = new ArrayList<>(List.of(true));

        private boolean alive = true;

        int newest() {
            return used.size() - 1;
        }

        /** The number of the token that is the answer; empty: refused. */
        Optional<Integer> refresh(int n) {
            if (!alive) {
                return Optional.empty();
            }
            if (n == newest()) {
                used.set(n, true);
                used.add(false);
                return Optional.of(n + 1);
            }
            if (n == newest() - 1 && !used.get(n + 1)) {
                return Optional.of(n + 1);
            }
            alive = false;
            return Optional.empty();
        }

        void access(int n) {
            if (alive) {
                used.set(n, true);
            }
        }
    }

    @Test
    void tenThousandHistoriesGiveEachTokenOneSuccessorAndEndWithTheFirstReuse() {
        Random random = new Random(SEED);
        int ended = 0;

        for (int i = 0; i < SEQUENCES; i++) {
            ended += play(random) ? 0 : 1;
        }

        assertThat(ended).isBetween(SEQUENCES / 10, SEQUENCES * 9 / 10);
    }

    /** One history; true if the family lived through it. */
    private boolean play(Random random) {
        Device device = open();
        Model model = new Model();
        Map<Integer, String> successors = new HashMap<>();
        int steps = 1 + random.nextInt(16);
        for (int step = 0; step < steps; step++) {
            int back = random.nextInt(10) < 9 ? random.nextInt(2) : random.nextInt(5);
            int n = Math.max(0, model.newest() - back);
            if (random.nextInt(3) == 0) {
                model.access(n);
                devices.confirm(access(device, n));
                assertThat(devices.live(access(device, n))).isEqualTo(model.alive);
            } else {
                Optional<Integer> expected = model.refresh(n);
                Optional<String> answer = refresh(tokens.mint(device.id(), n));
                assertThat(answer).isEqualTo(expected.map(next -> tokens.mint(device.id(), next)));
                answer.ifPresent(next ->
                        assertThat(successors.computeIfAbsent(n, _ -> next)).isEqualTo(next));
            }
        }
        assertThat(devices.find(device.id()).isPresent()).isEqualTo(model.alive);
        assertThat(stored(device)).isEqualTo(devices.find(device.id()));
        workspace.store.removeDevices(List.of(device.id()));
        devices.close(account.id(), device.id());
        return model.alive;
    }

    @Test
    void manyAtOnceWithTheSameTokenAllGetTheSameSuccessor() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 100; round++) {
                Device device = open();
                String token = tokens.mint(device.id(), 0);
                Callable<Optional<String>> refresh = () -> refresh(token);

                for (var answer : threads.invokeAll(Collections.nCopies(8, refresh))) {
                    assertThat(answer.get()).contains(tokens.mint(device.id(), 1));
                }

                assertThat(stored(device).orElseThrow().generation()).isEqualTo(1);
            }
        }
    }

    @Test
    void aDeviceThatRestsTooLongOrLivesTooLongHasToSignInAgain() {
        Device resting = open();
        workspace.clock.advance(Duration.ofDays(30));
        assertThat(refresh(tokens.mint(resting.id(), 0))).isPresent();
        workspace.clock.advance(Duration.ofDays(30).plusMillis(1));
        assertThat(refresh(tokens.mint(resting.id(), 1))).isEmpty();
        assertThat(stored(resting)).isEmpty();

        Device busy = open();
        for (int n = 0; n < 7; n++) {
            assertThat(refresh(tokens.mint(busy.id(), n))).isPresent();
            workspace.clock.advance(Duration.ofDays(25));
        }
        workspace.clock.advance(Duration.ofDays(6));
        assertThat(refresh(tokens.mint(busy.id(), 7))).isEmpty();
    }

    @Test
    void whatThisServerDidNotMakeIsNoToken() {
        Device device = open();
        String good = tokens.mint(device.id(), 0);

        for (String bad :
                List.of(
                        "",
                        "r1",
                        "r1...",
                        good + "A",
                        good.substring(0, good.length() - 1),
                        good.replace("r1.", "r2."),
                        good.replace(".0.", ".1."),
                        good.replace(".0.", ".00."),
                        good.replace(".0.", ".-1."),
                        good.replace(".0.", ".99999999999999999999."),
                        good + "é",
                        "x".repeat(1 << 20))) {
            assertThat(tokens.read(bad)).as(bad).isEmpty();
        }
        assertThat(tokens.read(good)).isPresent();
    }

    @Test
    void aTokenFromAfterARestoredBackupIsRefusedAndHarmsNothing() {
        Device device = open();

        assertThat(refresh(tokens.mint(device.id(), 5))).isEmpty();

        assertThat(refresh(tokens.mint(device.id(), 0))).isPresent();
    }

    private Device open() {
        return devices.open(account, hash, "laptop").orElseThrow().device();
    }

    private Optional<String> refresh(String token) {
        return tokens.read(token)
                .flatMap(claim ->
                        switch (devices.rotate(claim.device(), claim.generation())) {
                            case Devices.Rotation.Turned(Device next) ->
                                    Optional.of(tokens.mint(next.id(), next.generation()));
                            case Devices.Rotation.Gone _, Devices.Rotation.Reused _ ->
                                    Optional.empty();
                        });
    }

    private Identity access(Device device, int n) {
        return new Identity(
                device.user(), device.id(), workspace.clock.instant(), account.sessionVersion(), n);
    }

    private Optional<Device> stored(Device device) {
        return workspace.store.devices().stream()
                .filter(each -> each.id().equals(device.id()))
                .findAny();
    }
}
