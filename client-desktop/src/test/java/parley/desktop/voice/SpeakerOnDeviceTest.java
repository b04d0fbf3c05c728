package parley.desktop.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.notify.ToneProcess;

/** What the program plays is heard from a speaker of the system. Run with {@code -Psound}. */
@Tag("sound")
@Timeout(180)
class SpeakerOnDeviceTest {
    private static final int RATE = 48_000;
    private static final double[] STEPS = {440, 660, 880};

    @TempDir Path folder;

    @BeforeEach
    void devices() {
        var missing = VirtualSpeaker.missing();
        assumeTrue(missing.isEmpty(), "no virtual speaker: this machine has no " + missing);
    }

    /** Three seconds, each one higher than the one before. */
    private Path steps() throws IOException {
        var bytes = new byte[2 * RATE * STEPS.length];
        for (int i = 0; i < RATE * STEPS.length; i++) {
            int value = (int) (9_000 * Math.sin(2 * Math.PI * STEPS[i / RATE] * i / RATE));
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        var format = new AudioFormat(RATE, 16, 1, true, false);
        var wav = folder.resolve("steps.wav");
        try (var in =
                new AudioInputStream(
                        new ByteArrayInputStream(bytes), format, (long) RATE * STEPS.length)) {
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, wav.toFile());
        }
        return wav;
    }

    private static void lasts(Heard heard, Duration about) {
        assertThat(heard.duration().toMillis())
                .as(heard.told())
                .isCloseTo(about.toMillis(), within(250L));
    }

    @Test
    void aNoteIsHeardAsItIsFromWhereOneWantsAndFaster() throws Exception {
        var steps = steps().toString();
        try (var speaker = VirtualSpeaker.start(folder.resolve("sound"))) {
            var whole = speaker.heard(SpeakingProcess.class, steps, "0", "1");
            assertThat(whole.told()).contains("ready 3000").contains("ended");
            lasts(whole, Duration.ofSeconds(3));
            assertThat(whole.hertz(0.05, 0.25)).isCloseTo(440, within(15.0));
            assertThat(whole.hertz(0.4, 0.6)).isCloseTo(660, within(20.0));
            assertThat(whole.hertz(0.75, 0.95)).isCloseTo(880, within(25.0));

            var last = speaker.heard(SpeakingProcess.class, steps, "2000", "1");
            lasts(last, Duration.ofSeconds(1));
            assertThat(last.hertz(0.2, 0.8)).isCloseTo(880, within(25.0));

            lasts(speaker.heard(SpeakingProcess.class, steps, "0", "1.5"), Duration.ofSeconds(2));
            lasts(speaker.heard(SpeakingProcess.class, steps, "0", "2"), Duration.ofMillis(1_500));
        }
    }

    @Test
    void withoutADeviceItSaysSo() throws Exception {
        var speaker = VirtualSpeaker.start(folder.resolve("sound"));
        speaker.close();

        assertThat(speaker.run(SpeakingProcess.class, steps().toString(), "0", "1"))
                .contains("failed NO_DEVICE");
        assertThat(speaker.run(ToneProcess.class)).contains("failed");
    }

    @Test
    void theToneOfANoticeIsHeard() throws Exception {
        try (var speaker = VirtualSpeaker.start(folder.resolve("sound"))) {
            var tone = speaker.heard(ToneProcess.class);

            assertThat(tone.told()).contains("played");
            assertThat(tone.duration().toMillis()).isBetween(150L, 300L);
            assertThat(tone.hertz(0.15, 0.35)).isCloseTo(660, within(60.0));
            assertThat(tone.hertz(0.65, 0.85)).isCloseTo(880, within(60.0));
        }
    }
}
