package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void the2048WordsAreShortAndTellApartByTheirFirstFourLetters() {
        assertThat(Words.list()).hasSize(2_048).isSorted().allMatch(w -> w.matches("[a-z]{4,7}"));
        assertThat(Words.list().stream().map(w -> w.substring(0, 4)).distinct()).hasSize(2_048);
    }

    @Test
    void sixWordsStandForTheFirst66Bits() {
        byte[] bytes = new byte[32];
        assertThat(Words.of(pin(bytes))).isEqualTo(List.of(same(0)));

        bytes[1] = 0x20;
        bytes[8] = 0x3f;
        List<String> words = Words.of(pin(bytes));
        assertThat(words.get(0)).isEqualTo(Words.list().get(1));
        assertThat(words.subList(1, 6)).containsOnly(Words.list().get(0));

        bytes[8] = 0x40;
        assertThat(Words.of(pin(bytes)).get(5)).isEqualTo(Words.list().get(1));

        java.util.Arrays.fill(bytes, (byte) 0xff);
        assertThat(Words.of(pin(bytes))).isEqualTo(List.of(same(2_047)));
    }

    @Test
    void anythingButAPinIsRefused() {
        for (String bad : List.of("", "abc", "A".repeat(42), "A".repeat(44), "!".repeat(43))) {
            assertThatExceptionOfType(BadField.class).isThrownBy(() -> Words.of(bad));
        }
    }

    private static String[] same(int index) {
        String[] words = new String[Words.COUNT];
        java.util.Arrays.fill(words, Words.list().get(index));
        return words;
    }

    private static String pin(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
