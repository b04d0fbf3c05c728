package parley.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures();

    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
        add("Parley", 30, 10, 20);
        add("socket.io", 1, 3);

        assertThat(figures.median("w1", "Parley", "acks")).hasValue(20);
        assertThat(figures.median("w1", "socket.io", "acks")).hasValue(2);
        assertThat(figures.ratio("w1", "acks", "Parley", "socket.io")).hasValue(10);
    }

    @Test
    void whatWasNotMeasuredHasNoMedianAndNoRatio() {
        add("Parley", 30);

        assertThat(figures.median("w2", "Parley", "acks")).isEmpty();
        assertThat(figures.ratio("w1", "acks", "Parley", "socket.io")).isEmpty();
    }

    @Test
    void oneNoisyRunMakesAPeersFiguresNoisy() {
        add("Parley", 30);
        figures.add(new Figure("w1", "Parley", "acks", 5, false));

        assertThat(figures.quiet("w1", "Parley")).isFalse();
        assertThat(figures.quiet("w1", "socket.io")).isTrue();
    }

    private void add(String peer, double... values) {
        for (var value : values) figures.add(new Figure("w1", peer, "acks", value, true));
    }
}
