package parley.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class WrongTriesTest {
    private final HandTicker ticker = new HandTicker();
    private final WrongTries tries = new WrongTries(WrongTries.Policy.LOGIN, 100, ticker);

    @Test
    void fiveAreFreeThenTheWaitDoublesUpToAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            assertThat(tries.begin("ana")).isZero();
        }

        for (int seconds : new int[] {30, 60, 120, 240, 480, 900}) {
            assertThat(tries.begin("ana")).isEqualTo(seconds * 1000L);
            ticker.advance(Duration.ofSeconds(seconds));
            assertThat(tries.begin("ana")).isZero();
        }
    }

    @Test
    void whoeverGuessesAsFastAsAllowedGetsAtMostFortyTriesInAnyHour() {
        Deque<Long> hour = new ArrayDeque<>();
        long second = 0;
        int most = 0;

        for (int i = 0; i < 10_000; i++) {
            long wait = tries.begin("ana");
            if (wait == 0) {
                hour.addLast(second);
            }
            while (!hour.isEmpty() && hour.getFirst() <= second - 3600) {
                hour.removeFirst();
            }
            most = Math.max(most, hour.size());
            long seconds = Math.max(1, wait / 1000);
            ticker.advance(Duration.ofSeconds(seconds));
            second += seconds;
        }

        assertThat(most).isLessThanOrEqualTo(40);
    }

    @Test
    void aRightTryForgetsTheWrongOnes() {
        for (int i = 0; i < 5; i++) {
            tries.begin("ana");
        }
        ticker.advance(Duration.ofSeconds(30));
        assertThat(tries.begin("ana")).isZero();

        tries.right("ana");

        for (int i = 0; i < 5; i++) {
            assertThat(tries.begin("ana")).isZero();
        }
        assertThat(tries.begin("ana")).isPositive();
    }

    @Test
    void aTryThatWasNotMadeDoesNotCount() {
        for (int i = 0; i < 20; i++) {
            assertThat(tries.begin("ana")).isZero();
            tries.undo("ana");
        }

        assertThat(tries.size()).isZero();
    }

    @Test
    void oneNameDoesNotSlowAnother() {
        for (int i = 0; i < 6; i++) {
            tries.begin("ana");
        }

        assertThat(tries.begin("ben")).isZero();
    }

    @Test
    void namesAreBoundedAndOldOnesMakePlace() {
        for (int i = 0; i < 100; i++) {
            assertThat(tries.begin("name" + i)).isZero();
        }

        assertThat(tries.begin("one more")).isPositive();
        ticker.advance(Duration.ofMinutes(15));
        assertThat(tries.begin("one more")).isZero();
        assertThat(tries.size()).isEqualTo(1);
    }
}
