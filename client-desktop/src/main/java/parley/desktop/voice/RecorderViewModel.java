package parley.desktop.voice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.voice.Microphone;
import parley.client.voice.Recorder;
import parley.client.voice.RecordingState;
import parley.client.voice.VoiceNote;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.FileTransfers;
import parley.desktop.workspace.Words;

/** Records a voice note for one room. UI thread only. */
public final class RecorderViewModel {
    /** So many levels are shown at once. */
    public static final int BARS = 56;

    /** Shorter ones were a slip of the finger. */
    static final Duration LEAST = Duration.ofSeconds(1);

    /** So long before its end it says so. */
    static final Duration LATE = Recorder.LONGEST.minusSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(RecorderViewModel.class);
    private static final String CHOSEN = "heard.microphone";

    private final FileTransfers transfers;
    private final Microphone microphone;
    private final Path scratch;
    private final Memory memory;
    private final Background background;
    private final ReadOnlyObjectWrapper<Recording> state =
            new ReadOnlyObjectWrapper<>(new Recording.Off());
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ObservableList<Integer> levels = FXCollections.observableArrayList();
    private Optional<Recorder> recorder = Optional.empty();
    private Duration so = Duration.ZERO;
    private boolean sends;
    private boolean ends;
    private int round;
    private Supplier<Optional<Line>> elsewhere = Optional::empty;

    public RecorderViewModel(
            FileTransfers transfers,
            Microphone microphone,
            Path scratch,
            Memory memory,
            Background background) {
        this.transfers = transfers;
        this.microphone = microphone;
        this.scratch = scratch;
        this.memory = memory;
        this.background = background;
    }

    public ReadOnlyObjectProperty<Recording> state() {
        return state.getReadOnlyProperty();
    }

    /** Whether it goes on without a finger on the button. */
    public ReadOnlyBooleanProperty locked() {
        return locked.getReadOnlyProperty();
    }

    /** How loud it was lately, 0 to 255, the newest last. */
    public ObservableList<Integer> levels() {
        return levels;
    }

    /** Begins; nothing happens while one runs or waits. {@code lock}: without a finger. */
    public void start(boolean lock) {
        if (!(state.get() instanceof Recording.Off || state.get() instanceof Recording.Failed)) {
            return;
        }
        var other = elsewhere.get();
        if (other.isPresent()) {
            state.set(new Recording.Failed(other.get()));
            return;
        }
        levels.clear();
        so = Duration.ZERO;
        sends = false;
        ends = false;
        locked.set(lock);
        state.set(new Recording.Opening());
        int mine = ++round;
        Consumer<RecordingState> told = s -> background.onUi(() -> told(mine, s));
        background.run(
                () -> {
                    Files.createDirectories(scratch);
                    var folder = Files.createTempDirectory(scratch, "voice-");
                    return Recorder.start(
                            microphone, memory.get(CHOSEN), folder.resolve("voice-note.ogg"), told);
                },
                started -> begun(mine, started),
                e -> {
                    if (mine == round) {
                        state.set(new Recording.Failed(Problems.line(e)));
                    }
                });
    }

    private void begun(int mine, Recorder started) {
        if (mine == round && running()) {
            recorder = Optional.of(started);
            if (ends) {
                started.stop();
            }
        } else if (mine != round) {
            started.cancel();
        }
    }

    /** Says what is in the way of a recording, such as one in another room. */
    public void unless(Supplier<Optional<Line>> said) {
        elsewhere = said;
    }

    /** Whether the microphone is asked for or heard now. */
    public boolean running() {
        return state.get() instanceof Recording.Opening || state.get() instanceof Recording.Running;
    }

    private void told(int mine, RecordingState now) {
        if (mine != round) {
            return;
        }
        switch (now) {
            case RecordingState.Opening _ -> {}
            case RecordingState.Recording running -> {
                so = running.so();
                if (levels.size() == BARS) {
                    levels.removeFirst();
                }
                levels.add(running.level());
                state.set(new Recording.Running(so, so.compareTo(LATE) >= 0));
            }
            case RecordingState.Finished finished -> finished(finished);
            case RecordingState.Cancelled _ -> off();
            case RecordingState.Failed failed -> {
                off();
                state.set(new Recording.Failed(problem(failed.problem())));
            }
        }
    }

    private void finished(RecordingState.Finished finished) {
        recorder = Optional.empty();
        locked.set(true);
        var why = why(finished.end());
        if (sends && why.isEmpty()) {
            deliver(finished.note(), Optional.empty());
        } else {
            state.set(new Recording.Waiting(finished.note(), why));
        }
    }

    private static Optional<Line> why(RecordingState.End end) {
        return switch (end) {
            case STOPPED -> Optional.empty();
            case FULL -> Optional.of(Line.of("voice.end.full"));
            case DEVICE_LOST -> Optional.of(Line.of("voice.end.lost"));
            case DISK -> Optional.of(Line.of("voice.end.disk"));
        };
    }

    private static Line problem(RecordingState.Problem problem) {
        return switch (problem) {
            case NO_MICROPHONE -> Line.of("voice.problem.noMicrophone");
            case REFUSED -> Line.of("voice.problem.refused");
            case DEVICE_LOST -> Line.of("voice.problem.lost");
            case DISK -> Line.of("problem.disk");
            case NOTHING -> Line.of("voice.problem.nothing");
        };
    }

    /** The finger may go. */
    public void lock() {
        if (running()) {
            locked.set(true);
        }
    }

    /** Ends it, to be heard before it is sent. */
    public void stop() {
        ends = true;
        recorder.ifPresent(Recorder::stop);
    }

    /** The finger was lifted: sends it, unless it was hardly begun; a locked one goes on. */
    public void release() {
        if (!running() || locked.get()) {
            return;
        }
        if (so.compareTo(LEAST) < 0) {
            cancel();
            state.set(new Recording.Failed(Line.of("voice.hold")));
        } else {
            send();
        }
    }

    /** Ends it where it runs, and sends it. */
    public void send() {
        if (state.get() instanceof Recording.Waiting waiting) {
            deliver(waiting.note(), Optional.empty());
        } else if (running()) {
            sends = true;
            stop();
        }
    }

    /** Sends what waits to be sent, then; nothing happens while it runs. */
    public void send(Instant at) {
        if (state.get() instanceof Recording.Waiting waiting) {
            deliver(waiting.note(), Optional.of(at));
        }
    }

    private void deliver(VoiceNote note, Optional<Instant> at) {
        background.run(
                () -> {
                    transfers.send(new Words("", Optional.empty(), List.of(), at), note);
                    return true;
                },
                _ -> off(),
                e -> state.set(new Recording.Waiting(note, Optional.of(Problems.line(e)))));
    }

    /** Throws it away, whatever it is. */
    public void cancel() {
        recorder.ifPresent(Recorder::cancel);
        if (state.get() instanceof Recording.Waiting waiting) {
            background.run(
                    () -> Files.deleteIfExists(waiting.note().file()),
                    _ -> {},
                    e -> LOG.warn("a recording stays on disk", e));
        }
        round++;
        off();
    }

    private void off() {
        recorder = Optional.empty();
        locked.set(false);
        levels.clear();
        state.set(new Recording.Off());
    }

    /** The room is left: what runs ends and waits there. */
    public void leave() {
        if (running()) {
            sends = false;
            stop();
        }
    }

    /** Asks the system for its microphones; tells their names later, none when there is none. */
    public void microphones(Consumer<List<String>> told) {
        background.run(
                microphone::names, told, e -> state.set(new Recording.Failed(Problems.line(e))));
    }

    /** The one that was chosen; empty: the system's own choice. */
    public Optional<String> chosen() {
        return memory.get(CHOSEN);
    }

    /** Records with this one from now on; empty: with the system's own choice. */
    public void choose(String name) {
        memory.put(CHOSEN, name);
    }
}
