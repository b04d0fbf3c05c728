package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.voice.MicrophoneException.Problem;
import parley.desktop.fake.FakeTransfers;
import parley.desktop.fake.Lantern;
import parley.desktop.file.Outside;

/** Recording in a room by keyboard, through the real screens and a microphone of the test's own. */
class VoiceWalkTest {
    @TempDir Path folder;

    private final Lantern lantern = new Lantern();
    private Optional<Walk> walk = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        walk = Optional.of(Walk.in(lantern, "lunch", Outside.nothing(folder)));
        hand().awaitFocus("#composer");
    }

    @AfterEach
    void close() {
        walk.ifPresent(Walk::close);
    }

    private Hand hand() {
        return walk.orElseThrow().hand();
    }

    private FakeTransfers transfers() {
        return lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals("lunch"))
                .map(r -> lantern.workspace.conversations.get(r.id()))
                .findFirst()
                .orElseThrow()
                .transfers;
    }

    @Test
    void aVoiceNoteIsRecordedHeardAndSent() throws Exception {
        hand().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        hand().awaitText("Waiting for the microphone");
        walk.orElseThrow().microphone.hears(2_000);
        hand().awaitText("0:02");
        assertThat(hand().shown("#composer")).isFalse();

        hand().press(KeyCode.SPACE);
        hand().click("#voice-play");
        hand().until("it plays", () -> !walk.orElseThrow().speaker.told.isEmpty());
        assertThat(transfers().recordings).isEmpty();
        hand().click("#voice-send");

        hand().until("it is sent", () -> transfers().recordings.size() == 1);
        hand().await("#composer");
        assertThat(transfers().said.getFirst().at()).isEmpty();
    }

    @Test
    void aVoiceNoteWaitsForATime() throws Exception {
        hand().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        walk.orElseThrow().microphone.hears(2_000);
        hand().awaitText("0:02");
        hand().press(KeyCode.SPACE);

        hand().click("#voice-later");
        hand().click("#later-hour");

        hand().until("it is sent", () -> transfers().recordings.size() == 1);
        assertThat(transfers().said.getFirst().at().orElseThrow()).isAfter(Lantern.NOW);
        hand().await("#composer");
    }

    @Test
    void escThrowsARecordingAway() throws Exception {
        hand().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        walk.orElseThrow().microphone.hears(2_000);
        hand().awaitText("0:02");

        hand().press(KeyCode.ESCAPE);

        hand().await("#composer");
        hand().awaitFocus("#composer");
        assertThat(transfers().recordings).isEmpty();
    }

    @Test
    void heldIsRecordedAndLetGoIsSent() throws Exception {
        record();

        hand().letGo();

        hand().until("it is sent", () -> transfers().recordings.size() == 1);
        hand().await("#composer");
    }

    @Test
    @Tag("display") // without one, a held mouse tells nobody of its way
    void slidToTheSideIsThrownAway() throws Exception {
        record();

        hand().slide(-120, 0);
        hand().await("#composer");
        hand().letGo();

        assertThat(transfers().recordings).isEmpty();
        hand().awaitGone("0:02");
    }

    @Test
    @Tag("display") // without one, a held mouse tells nobody of its way
    void slidUpGoesOnWhenItIsLetGo() throws Exception {
        record();

        hand().slide(0, -90);
        hand().letGo();
        walk.orElseThrow().microphone.hears(1_000);
        hand().awaitText("0:03");
        hand().click("#voice-send");

        hand().until("it is sent", () -> transfers().recordings.size() == 1);
    }

    @Test
    @Tag("display") // without one, a held mouse tells nobody of its way
    void itGoesOnWhereTheMouseLeavesTheButtonAndIsLetGoElsewhere() throws Exception {
        record();

        hand().slide(-40, -30);
        walk.orElseThrow().microphone.hears(1_000);
        hand().awaitText("0:03");
        hand().letGo();

        hand().until("it is sent", () -> transfers().recordings.size() == 1);
    }

    private void record() throws Exception {
        hand().hold("#composer-record");
        walk.orElseThrow().microphone.hears(2_000);
        hand().awaitText("0:02");
    }

    @Test
    void withoutAMicrophoneItSaysWhatToDo() throws Exception {
        walk.orElseThrow().microphone.refusal = Optional.of(Problem.NONE);

        hand().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);

        hand().awaitText("No microphone found");
        hand().click("#recorder-notice-close");
        hand().awaitGone("No microphone found");
    }
}
