package parley.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramsTest {
    @ParameterizedTest
    @CsvSource({
        "photo.png.EXE, true",
        "'photo.exe. . ', true",
        "photo\u202Egnp.scr, true",
        "page.html, true",
        "run.sh, true",
        "../../x/evil.lnk, true",
        "macro.docm, true",
        "photo.png, false",
        "report.docx, false",
        "notes, false",
        "exe, false"
    })
    void whatRunsIsKnownWhateverItHidesBehind(String name, boolean runs) {
        assertThat(Programs.mayRun(name)).isEqualTo(runs);
    }
}
