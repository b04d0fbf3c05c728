package parley.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeCommandTest {
    private static final String BAD = "$(touch x); `id` '\"; rm -rf / \n-e <b>&";

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11"})
    void whatPeopleWroteIsNeverPartOfAScript(String os) {
        var calm = NoticeCommand.of(os, "a", "b").orElseThrow();
        var bad = NoticeCommand.of(os, BAD, BAD).orElseThrow();

        assertThat(bad.words()).hasSameSizeAs(calm.words());
        assertThat(bad.words().getFirst()).isNotIn("sh", "bash", "cmd");
        for (int i = 0; i < bad.words().size(); i++) {
            var word = bad.words().get(i);
            boolean written = word.startsWith("Parley: ") || word.startsWith("$(touch");
            assertThat(written || word.equals(calm.words().get(i))).as(word).isTrue();
        }
    }

    @Test
    void markUpAndLinesAreGoneOnLinux() {
        var words = NoticeCommand.of("Linux", BAD, BAD).orElseThrow().words();

        assertThat(words.getLast()).doesNotContain("<", "&", "\n");
    }

    @Test
    void aLongTextIsCutAndAnEmptyOneIsNot() {
        var words = NoticeCommand.of("Linux", "x".repeat(5_000), "").orElseThrow().words();

        assertThat(words.get(3)).hasSizeLessThan(NoticeCommand.LONGEST + 20);
        assertThat(words.getLast()).isEqualTo("…");
    }

    @Test
    void aSystemNobodyKnowsShowsNone() {
        assertThat(NoticeCommand.of("Plan 9", "a", "b")).isEmpty();
    }

    @Test
    void theToneSwellsAndFades() {
        var samples = Tone.samples();

        assertThat(samples[0]).isZero();
        assertThat(samples).hasSize(19_404);
        assertThat((int) samples[samples.length - 1]).isBetween(-1, 1);
    }
}
