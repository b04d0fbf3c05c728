package parley.client.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
