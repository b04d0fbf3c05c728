package parley.client.voice;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A finished recording.
 *
 * @param file Ogg/Opus; belongs to whoever got the note
 * @param wave the bytes of its {@link Waveform} in base64, as a message carries them
 */
public record VoiceNote(Path file, Duration duration, String wave) {}
