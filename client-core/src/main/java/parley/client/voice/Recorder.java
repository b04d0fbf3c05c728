package parley.client.voice;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.voice.RecordingState.End;
import parley.client.voice.RecordingState.Problem;

/**
 * One recording, from the press to its end, on a thread of its own that it starts and ends. All
 * that was heard is in the file after each second, so that little is lost with the program.
 *
 * <p>{@link #stop} and {@link #cancel} may be called by any thread and do not wait; the listener is
 * called on the recording's thread, last with an end.
 */
public final class Recorder {
    /** A recording ends by itself here. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private enum Wish {
        GO_ON,
        STOP,
        CANCEL
    }

    private final Microphone microphone;
    private final Optional<String> device;
    private final Path file;
    private final Disk disk;
    private final long mostSamples;
    private final Consumer<RecordingState> listener;

    /** Guarded by {@code this}. */
    private Wish wish = Wish.GO_ON;

    /** Guarded by {@code this}. */
    private Microphone.@Nullable Line line;

    private Recorder(
            Microphone microphone,
            Optional<String> device,
            Path file,
            Disk disk,
            Duration longest,
            Consumer<RecordingState> listener) {
        this.microphone = microphone;
        this.device = device;
        this.file = file;
        this.disk = disk;
        this.mostSamples = longest.toSeconds() * VoiceWriter.RATE;
        this.listener = listener;
    }

    /** Begins to record into {@code file}, which must not exist. */
    public static Recorder start(
            Microphone microphone,
            Optional<String> device,
            Path file,
            Consumer<RecordingState> listener) {
        return start(microphone, device, file, Files::newOutputStream, LONGEST, listener);
    }

    /** Makes the file that is recorded into. */
    interface Disk {
        OutputStream create(Path file) throws IOException;
    }

    static Recorder start(
            Microphone microphone,
            Optional<String> device,
            Path file,
            Disk disk,
            Duration longest,
            Consumer<RecordingState> listener) {
        Recorder recorder = new Recorder(microphone, device, file, disk, longest, listener);
        Thread.ofPlatform().daemon().name("parley-microphone").start(recorder::run);
        return recorder;
    }

    /** Ends it and keeps what was said. */
    public void stop() {
        end(Wish.STOP);
    }

    /** Ends it and keeps nothing. */
    public void cancel() {
        end(Wish.CANCEL);
    }

    private void end(Wish how) {
        Microphone.@Nullable Line open;
        synchronized (this) {
            if (wish == Wish.GO_ON) {
                wish = how;
            }
            open = line;
        }
        if (open != null) {
            open.close();
        }
    }

    private synchronized Wish wish() {
        return wish;
    }

    private void run() {
        listener.accept(new RecordingState.Opening());
        RecordingState end;
        try (Microphone.Line open = microphone.open(device)) {
            synchronized (this) {
                line = open;
            }
            end = record(open);
        } catch (MicrophoneException e) {
            LOG.debug("no microphone", e);
            end = new RecordingState.Failed(problem(e));
        }
        listener.accept(wish() == Wish.CANCEL ? erased() : end);
    }

    private static Problem problem(MicrophoneException e) {
        return switch (e.problem()) {
            case NONE -> Problem.NO_MICROPHONE;
            case REFUSED -> Problem.REFUSED;
            case LOST -> Problem.DEVICE_LOST;
        };
    }

    private RecordingState erased() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("cannot delete a cancelled recording", e);
        }
        return new RecordingState.Cancelled();
    }

    private RecordingState record(Microphone.Line open) {
        short[] samples = new short[VoiceWriter.RATE / 25];
        long taken = 0;
        End end = End.STOPPED;
        Problem nothing = Problem.NOTHING;
        @Nullable VoiceWriter writer = null;
        try {
            writer = new VoiceWriter(disk.create(file), RandomGenerator.getDefault().nextInt());
            while (wish() == Wish.GO_ON && taken < mostSamples) {
                int count = open.read(samples);
                if (count < 0) {
                    break;
                }
                int part = (int) Math.min(count, mostSamples - taken);
                writer.write(samples, part);
                taken += part;
                listener.accept(
                        new RecordingState.Recording(writer.duration(), level(samples, part)));
            }
            end = taken == mostSamples ? End.FULL : End.STOPPED;
        } catch (MicrophoneException e) {
            LOG.debug("the microphone is gone", e);
            end = End.DEVICE_LOST;
            nothing = Problem.DEVICE_LOST;
        } catch (IOException e) {
            LOG.warn("cannot write a recording", e);
            end = End.DISK;
            nothing = Problem.DISK;
        }
        return close(writer, taken, end, nothing);
    }

    private RecordingState close(
            @Nullable VoiceWriter writer, long taken, End end, Problem nothing) {
        End why = end;
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            LOG.warn("cannot finish a recording", e);
            why = End.DISK;
        }
        boolean kept = writer != null && taken > 0 && (why != End.DISK || cut(writer));
        if (writer == null || !kept) {
            erased();
            return new RecordingState.Failed(nothing);
        }
        return new RecordingState.Finished(
                new VoiceNote(file, writer.duration(), Waveform.base64(writer.waveform())), why);
    }

    /** Takes half a page away; false when nothing is left to hear. */
    private boolean cut(VoiceWriter writer) {
        try (FileChannel whole = FileChannel.open(file, StandardOpenOption.WRITE)) {
            whole.truncate(writer.wholeBytes());
        } catch (IOException e) {
            LOG.warn("cannot cut a recording; it is heard up to there all the same", e);
        }
        return writer.duration().isPositive();
    }

    private static int level(short[] samples, int length) {
        int peak = 0;
        for (int i = 0; i < length; i++) {
            peak = Math.max(peak, Math.abs((int) samples[i]));
        }
        return Waveform.loudness(peak);
    }
}
