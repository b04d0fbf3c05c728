package parley.desktop.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Attached;
import parley.protocol.FileId;
import parley.protocol.FileRef;
import parley.protocol.VoiceNote;

class BriefTest {
    private final Texts texts = new Texts(Locale.UK);

    private static FileRef file(String name) {
        return new FileRef(
                new FileId("f_1"),
                name,
                1,
                "text/plain",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void wordsStandForThemselvesAndFilesForMissingWords() {
        var files = new Attached(List.of(file("a.txt"), file("b.txt")), Optional.empty());

        assertThat(Brief.of("Two views", files, texts)).isEqualTo("Two views");
        assertThat(Brief.of("", files, texts)).isEqualTo("a.txt, b.txt");
        assertThat(Brief.of("", Attached.NONE, texts)).isEmpty();
    }

    @Test
    void aVoiceNoteSaysHowLongItIs() {
        var note = new VoiceNote(new FileId("f_v"), 61_700, "");

        assertThat(Brief.of("", new Attached(List.of(), Optional.of(note)), texts))
                .isEqualTo("Voice note, 1:02");
    }
}
