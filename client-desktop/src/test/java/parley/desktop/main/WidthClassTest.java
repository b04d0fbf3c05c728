package parley.desktop.main;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidthClassTest {
    @Test
    void theEdgesBelongToTheLargerClass() {
        assertThat(WidthClass.of(1120)).isEqualTo(WidthClass.WIDE);
        assertThat(WidthClass.of(1119.5)).isEqualTo(WidthClass.REGULAR);
        assertThat(WidthClass.of(720)).isEqualTo(WidthClass.REGULAR);
        assertThat(WidthClass.of(719)).isEqualTo(WidthClass.NARROW);
        assertThat(WidthClass.of(0)).isEqualTo(WidthClass.NARROW);
    }
}
