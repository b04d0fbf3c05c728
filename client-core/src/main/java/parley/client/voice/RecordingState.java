package parley.client.voice;

import java.time.Duration;

/** Where a recording is. {@link Finished}, {@link Cancelled} and {@link Failed} are its ends. */
public sealed interface RecordingState {
    /** The microphone was asked for; no sample came yet. Must not be shown as "recording". */
    record Opening() implements RecordingState {}

    /**
     * Samples are coming in.
     *
     * @param level how loud it is now, 0 to 255
     */
    record Recording(Duration so, int level) implements RecordingState {}

    /** All that was said is in the note; {@code end} says why it ended. */
    record Finished(VoiceNote note, End end) implements RecordingState {}

    /** Nothing is left of it. */
    record Cancelled() implements RecordingState {}

    /** Nothing was recorded. */
    record Failed(Problem problem) implements RecordingState {}

    /** Why a recording ended. */
    enum End {
        STOPPED,
        /** The longest time is over. */
        FULL,
        /** The microphone went away; what it gave is kept. */
        DEVICE_LOST,
        /** The disk took no more; what it took is kept. */
        DISK
    }

    /** Why there is no recording. */
    enum Problem {
        NO_MICROPHONE,
        REFUSED,
        DEVICE_LOST,
        DISK,
        /** Stopped before the first sample came. */
        NOTHING
    }
}
