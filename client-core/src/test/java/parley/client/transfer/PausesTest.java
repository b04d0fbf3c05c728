package parley.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PausesTest {
    private final Pauses pauses = new Pauses();

    @Test
    void triesThatBringNothingBecomeRareButNeverEnd() {
        assertThat(LongStream.generate(() -> pauses.after(0)).limit(8))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
    }

    @Test
    void aTryThatBroughtSomethingIsFollowedSoon() {
        pauses.after(0);
        pauses.after(0);

        assertThat(pauses.after(10)).isEqualTo(500);
        assertThat(pauses.after(25)).isEqualTo(500);
        assertThat(pauses.after(25)).isEqualTo(1_000);
        assertThat(pauses.after(20)).isEqualTo(2_000);
    }

    @Test
    void aNetworkThatComesBackIsTriedSoon() {
        pauses.after(0);
        pauses.after(0);
        pauses.nudged();

        assertThat(pauses.after(0)).isEqualTo(500);
    }
}
