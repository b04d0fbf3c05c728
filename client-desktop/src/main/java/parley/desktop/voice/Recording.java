package parley.desktop.voice;

import java.time.Duration;
import java.util.Optional;
import parley.client.voice.VoiceNote;
import parley.desktop.text.Line;

/** Where the recording of a room is. */
public sealed interface Recording {
    /** Nothing is recorded. */
    record Off() implements Recording {}

    /** The microphone was asked for; nothing was heard yet. */
    record Opening() implements Recording {}

    /** It runs; {@code late}: the longest time is nearly over. */
    record Running(Duration so, boolean late) implements Recording {}

    /** It ended and waits to be heard, sent or thrown away; {@code why} it ended by itself. */
    record Waiting(VoiceNote note, Optional<Line> why) implements Recording {}

    /** There is no recording. */
    record Failed(Line problem) implements Recording {}
}
