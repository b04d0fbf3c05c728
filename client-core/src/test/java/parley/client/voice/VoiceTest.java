package parley.client.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceTest {
    @TempDir Path folder;

    @Test
    void whatWasSaidIsHeardAgain() throws Exception {
        short[] said = Sound.speech(3.217);

        byte[] ogg = Sound.ogg(said);
        short[] heard = Sound.decode(ogg);

        assertThat(heard).hasSize(said.length);
        assertThat(Sound.likeness(said, heard)).isGreaterThan(0.8);
        assertThat(ogg.length).isLessThan(4 * 3_000 * 13 / 10);
    }

    @Test
    void anEmptyRecordingIsAValidFileWithoutSound() throws Exception {
        assertThat(Sound.decode(Sound.ogg(new short[0]))).isEmpty();
    }

    @Test
    void pagesHoldAboutASecond() throws Exception {
        byte[] ogg = Sound.ogg(Sound.speech(10));

        int pages = new String(ogg, StandardCharsets.ISO_8859_1).split("OggS", -1).length - 1;

        assertThat(pages).isBetween(12, 14);
    }

    @Test
    void aWavFileIsWrittenWholeAndPlaysAsLong() throws Exception {
        Path voice = Files.write(folder.resolve("note.ogg"), Sound.ogg(Sound.speech(1.5)));
        Path wav = folder.resolve("note.wav");

        Duration duration = WavFile.decode(voice, wav);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(duration).isEqualTo(Duration.ofMillis(1_500));
        assertThat(bytes.getInt(40)).isEqualTo(72_000 * 2);
        assertThat(bytes.capacity()).isEqualTo(44 + 72_000 * 2);
        assertThat(folder.resolve("note.wav.part")).doesNotExist();
    }

    @Test
    void nothingStaysOfAWavFileThatCouldNotBeDecoded() throws Exception {
        byte[] ogg = Sound.ogg(Sound.speech(3));
        ogg[ogg.length - 100] ^= 1;
        Path voice = Files.write(folder.resolve("note.ogg"), ogg);

        assertThatThrownBy(() -> WavFile.decode(voice, folder.resolve("note.wav")))
                .isInstanceOf(BadVoiceException.class);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(voice);
        }
    }

    @Test
    void aRecordingThatWasCutOffAfterAPageIsHeardUpToThere() throws Exception {
        var out = new ByteArrayOutputStream();
        @SuppressWarnings("resource") // never closed: the program was killed
        VoiceWriter writer = new VoiceWriter(out, 1);
        short[] said = Sound.speech(4.5);
        writer.write(said, said.length);

        short[] heard = Sound.decode(out.toByteArray());

        assertThat(heard.length / (double) VoiceWriter.RATE).isCloseTo(4, within(0.1));
    }

    @Test
    void aRecordingThatWasCutWithinAPageIsHeardUpToThePageBefore() throws Exception {
        byte[] ogg = Sound.ogg(Sound.speech(2.5));
        Duration longest = Duration.ZERO;

        for (int length = ogg.length / 2; length < ogg.length; length += 97) {
            byte[] cut = Arrays.copyOf(ogg, length);
            Duration heard =
                    new VoiceDecoder(new ByteArrayInputStream(cut)).decode((_, _, _) -> {});
            assertThat(heard).isGreaterThanOrEqualTo(longest);
            longest = heard;
        }

        assertThat(longest).isBetween(Duration.ofMillis(1_900), Duration.ofMillis(2_100));
    }

    @Test
    void aDiskThatWasFullForAMomentLeavesARecordingThatIsHeardUpToThere() throws Exception {
        short[] speech = Sound.speech(5);
        for (int room = 4_500; room < 9_000; room += 311) {
            var disk = new FullForAMoment(room);
            VoiceWriter writer = new VoiceWriter(disk, 7);
            assertThatThrownBy(() -> writer.write(speech, speech.length))
                    .isInstanceOf(IOException.class);
            writer.close();

            byte[] kept = Arrays.copyOf(disk.bytes(), (int) writer.wholeBytes());
            Duration heard =
                    new VoiceDecoder(new ByteArrayInputStream(kept)).decode((_, _, _) -> {});

            assertThat(heard).isEqualTo(writer.duration()).isGreaterThan(Duration.ofMillis(900));
            assertThat(disk.bytes()).hasSize(room);
        }
    }

    /** Takes so many bytes, fails once, and has room again. */
    private static final class FullForAMoment extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int left;

        FullForAMoment(int left) {
            this.left = left;
        }

        byte[] bytes() {
            return taken.toByteArray();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int part = Math.min(left, length);
            taken.write(bytes, from, part);
            left -= part;
            if (part < length) {
                left = Integer.MAX_VALUE;
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void aWaveformHasAtMost256BytesAndFollowsTheLoudness() {
        Waveform waveform = new Waveform();
        short[] quiet = new short[VoiceWriter.RATE];
        short[] loud = new short[VoiceWriter.RATE];
        Arrays.fill(loud, (short) -32_768);

        for (int second = 0; second < 600; second++) {
            waveform.add(second < 300 ? quiet : loud, VoiceWriter.RATE);
        }

        byte[] bytes = waveform.bytes();
        assertThat(bytes.length).isBetween(100, 256);
        assertThat(bytes[2]).isZero();
        assertThat(bytes[bytes.length - 2] & 0xff).isEqualTo(255);
        int half = bytes.length / 2;
        assertThat(bytes[half - 5]).isZero();
        assertThat(bytes[half + 5] & 0xff).isEqualTo(255);
    }

    @Test
    void otherProgramsReadTheFile() throws Exception {
        Path voice = Files.write(folder.resolve("note.ogg"), Sound.ogg(Sound.speech(2.5)));
        Process probe;
        try {
            probe =
                    new ProcessBuilder(
                                    "ffprobe",
                                    "-v",
                                    "error",
                                    "-show_entries",
                                    "stream=codec_name,channels:format=duration",
                                    voice.toString())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException missing) {
            Assumptions.abort("no ffprobe on this machine: " + missing.getMessage());
            return;
        }

        String told = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(probe.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(probe.exitValue()).isZero();
        assertThat(told).contains("codec_name=opus", "channels=1", "duration=2.5");
    }

    @Test
    void hostileHeadsAreRefused() throws Exception {
        byte[] good = Sound.ogg(Sound.speech(0.5));
        assertThatThrownBy(() -> Sound.decode(new byte[0])).isInstanceOf(BadVoiceException.class);
        assertThatThrownBy(() -> Sound.decode("RIFF....WAVE".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BadVoiceException.class);
        assertThatThrownBy(() -> Sound.decode(Arrays.copyOf(good, 60)))
                .isInstanceOf(BadVoiceException.class);
        assertThatThrownBy(() -> Sound.decode(Arrays.copyOf(good, good.length - 1)))
                .isInstanceOf(BadVoiceException.class);
    }

    @Test
    void aPacketWithoutEndIsRefusedBeforeItIsHeld() throws Exception {
        var out = new ByteArrayOutputStream();
        OggWriter ogg = new OggWriter(out, 3);
        ogg.packet(new byte[60_000], 60_000, 0);
        ogg.finish(0);

        assertThatThrownBy(() -> new OggReader(new ByteArrayInputStream(out.toByteArray())).next())
                .isInstanceOf(BadVoiceException.class)
                .hasMessageContaining("longer");
    }
}
