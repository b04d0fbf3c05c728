package parley.client.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A finished recording, for tests of what becomes of it. */
public final class SampleVoice {
    private SampleVoice() {}

    public static VoiceNote note(Path file, double seconds) throws IOException {
        short[] said = Sound.speech(seconds);
        try (VoiceWriter writer = new VoiceWriter(Files.newOutputStream(file), 1)) {
            writer.write(said, said.length);
            return new VoiceNote(file, writer.duration(), Waveform.base64(writer.waveform()));
        }
    }

    /** The same, heard by a recorder through a microphone that is none. */
    public static VoiceNote recorded(Path file, double seconds) throws InterruptedException {
        FakeMicrophone microphone = new FakeMicrophone();
        BlockingQueue<RecordingState> states = new LinkedBlockingQueue<>();
        Recorder recorder = Recorder.start(microphone, Optional.empty(), file, states::add);
        short[] said = Sound.speech(seconds);
        microphone.hears(said);
        Duration whole = Duration.ofNanos(said.length * 1_000_000_000L / VoiceWriter.RATE);
        while (true) {
            switch (states.take()) {
                case RecordingState.Recording r when r.so().equals(whole) -> recorder.stop();
                case RecordingState.Finished finished -> {
                    return finished.note();
                }
                case RecordingState.Failed failed -> throw new AssertionError(failed);
                default -> {}
            }
        }
    }

    /** What {@link #recorded} said, as a WAV file. */
    public static Path wav(Path file, double seconds) throws IOException {
        short[] said = Sound.speech(seconds);
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * said.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.putInt(24, VoiceWriter.RATE).position(44);
        for (short each : said) {
            wav.putShort(each);
        }
        return Files.write(file, wav.array());
    }
}
