package parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parley.bench.machine.BenchException;

class ReadingTest {
    private static final String LINE =
            "{\"dialect\":\"plain\",\"acksPerSecond\":1234,\"lastP50us\":-0.5,\"otherCores\":0.21,\"correct\":true}";

    @Test
    void readsNumbersAndTruthsAndLeavesTextsOut() {
        var reading = Reading.parse(LINE);

        assertThat(reading.number("acksPerSecond")).isEqualTo(1234);
        assertThat(reading.number("lastP50us")).isEqualTo(-0.5);
        assertThat(reading.correct()).isTrue();
        assertThatThrownBy(() -> reading.number("dialect")).isInstanceOf(BenchException.class);
    }

    @Test
    void isNoisyWhenOthersUseMoreThanAFifthOfACore() {
        assertThat(Reading.parse(LINE).quiet()).isFalse();
        assertThat(Reading.parse(LINE.replace("0.21", "0.19")).quiet()).isTrue();
    }
}
