package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScenariosTest {
    @Test
    void everyScenarioHasANameOfItsOwnThatReadsAsASentence() {
        assertThat(Scenarios.all()).extracting(Scenario::toString).doesNotHaveDuplicates();
        assertThat(Scenarios.all())
                .extracting(Scenario::name)
                .allMatch(name -> name.matches("[a-z0-9 ]{12,110}"));
    }

    @Test
    void aMethodNameBecomesASentence() {
        assertThat(Scenario.sentence("aFrameOf30001BytesIsTooLarge"))
                .isEqualTo("a frame of 30001 bytes is too large");
        assertThat(Scenario.sentence("theThirdInAMinuteClosesWith4001"))
                .isEqualTo("the third in a minute closes with 4001");
    }
}
