package parley.desktop.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmojiSetTest {
    private final EmojiSet set = EmojiSet.bundled();

    @Test
    void theLongestEmojiIsFoundWhereItStands() {
        assertThat(set.lengthAt("a👍🏽b", 1)).isEqualTo(4);
        assertThat(set.lengthAt("👩‍🚀", 0)).isEqualTo(5);
        assertThat(set.lengthAt("❤️", 0)).isEqualTo(2);
        assertThat(set.lengthAt("🇵🇹 ", 0)).isEqualTo(4);
    }

    @Test
    void lettersNumbersAndSignsStayText() {
        for (var text : new String[] {"a", "1", "#", "*", "©", "한", "é", "\u0301"}) {
            assertThat(set.lengthAt(text, 0)).as(text).isZero();
        }
    }

    @Test
    void searchPrefersTheName() {
        assertThat(set.search("thumbsup", 5).getFirst().text()).isEqualTo("👍");
        assertThat(set.search("wav", 5)).extracting(Emoji::text).contains("👋");
        assertThat(set.search("no such thing", 5)).isEmpty();
    }

    @Test
    void everyToneIsThere() {
        var wave = set.find("👋").orElseThrow();

        assertThat(wave.toned(0)).isEqualTo(wave);
        assertThat(wave.toned(3).text()).isEqualTo("👋🏽");
        assertThat(set.find("👋🏽")).contains(wave.toned(3));
        assertThat(set.all().stream().filter(e -> !e.tones().isEmpty())).hasSizeGreaterThan(200);
    }
}
