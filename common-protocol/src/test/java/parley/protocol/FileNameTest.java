package parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "holiday.png",
                "Übersicht (2).pdf",
                "日本語.txt",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 family.jpg",
                "a b  c.tar.gz",
                "console.log",
                "no-ending"
            })
    void aHarmlessNameStays(String name) {
        assertThat(FileName.safe(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "../../etc/passwd → passwd",
                "C:\\Windows\\system.ini → system.ini",
                "/ → file",
                ".. → file",
                "'   ' → file",
                "'' → file",
                ".bashrc → bashrc",
                "CON → _CON",
                "con.txt → _con.txt",
                "'NUL .png' → '_NUL .png'",
                "Lpt1.tar.gz → _Lpt1.tar.gz",
                "report.pdf. → report.pdf",
                "'report.pdf   ' → report.pdf",
                "what?is*this|.txt → what_is_this_.txt",
                "a:stream.txt → a_stream.txt",
            })
    void aHarmfulNameIsMadeHarmless(String name, String safe) {
        assertThat(FileName.safe(name)).isEqualTo(safe);
    }

    @Test
    void whatIsNotSeenIsTakenAway() {
        assertThat(FileName.safe("photo\u202Egnp.exe")).isEqualTo("photognp.exe");
        assertThat(FileName.safe("a\u0000b\r\nc\u007F\u0085.txt")).isEqualTo("abc.txt");
        assertThat(FileName.safe("a\u2066b\u2028c\uFEFFd.txt")).isEqualTo("abcd.txt");
        assertThat(FileName.safe("cafe\u0301.txt")).isEqualTo("caf\u00e9.txt");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        String safe = FileName.safe("\u00e9".repeat(500) + ".jpeg");

        assertThat(safe).endsWith("\u00e9.jpeg");
        assertThat(Text.utf8Length(safe)).isBetween(230, FileName.MAX_BYTES);
        assertThat(Text.utf8Length(FileName.safe("x".repeat(900)))).isEqualTo(FileName.MAX_BYTES);
        assertThat(Text.utf8Length(FileName.safe("a." + "x".repeat(900))))
                .isEqualTo(FileName.MAX_BYTES);
    }

    @Test
    void twiceIsOnce() {
        for (String name : new String[] {"..con", ". .x", "a/..b.", "\u202Econ", "con ", "._con"}) {
            String once = FileName.safe(name);
            assertThat(FileName.safe(once)).as(name).isEqualTo(once);
        }
    }

    @Test
    void aMimeTypeIsTwoWords() {
        assertThat(FileName.requireMime("application/vnd.oasis.opendocument.text+x"))
                .isEqualTo("application/vnd.oasis.opendocument.text+x");
        for (String bad : new String[] {"", "text", "Text/plain", "a/b; c=d", "a/b\r\nX: y", "/"}) {
            assertThatThrownBy(() -> FileName.requireMime(bad)).isInstanceOf(BadField.class);
        }
    }
}
