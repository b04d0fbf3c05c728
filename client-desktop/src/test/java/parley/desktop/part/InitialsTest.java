package parley.desktop.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InitialsTest {
    @Test
    void theFirstAndTheLastWordGiveOneEach() {
        assertThat(Initials.of("Ruth Adler")).isEqualTo("RA");
        assertThat(Initials.of("mai")).isEqualTo("M");
        assertThat(Initials.of("김하나")).isEqualTo("김");
        assertThat(Initials.of("Ana Paula da Silva")).isEqualTo("AS");
        assertThat(Initials.of("  ")).isEqualTo("?");
        assertThat(Initials.of("(bot)")).isEqualTo("B");
    }

    @Test
    void theSameIdAlwaysHasTheSameColour() {
        assertThat(Initials.colour("u_1")).isEqualTo(Initials.colour("u_1")).isIn(Initials.COLOURS);
    }
}
