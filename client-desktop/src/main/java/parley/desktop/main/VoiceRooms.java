package parley.desktop.main;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.client.voice.Microphone;
import parley.client.voice.SystemMicrophone;
import parley.desktop.media.Volume;
import parley.desktop.text.Line;
import parley.desktop.voice.FxSpeaker;
import parley.desktop.voice.PlayerViewModel;
import parley.desktop.voice.RecorderViewModel;
import parley.desktop.voice.Recording;
import parley.desktop.voice.Speaker;
import parley.desktop.voice.Track;
import parley.desktop.workspace.FileTransfers;
import parley.desktop.workspace.RoomFiles;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.RoomId;
import parley.protocol.VoiceNote;

/** Voice in all rooms: one player, and a recorder for each room one has recorded in. */
public final class VoiceRooms {
    private final MainViewModel main;
    private final Runnable recording;
    private final Map<RoomId, Recorded> recorders = new HashMap<>();
    private Microphone microphone = new SystemMicrophone();
    private Speaker speaker = new FxSpeaker();
    private @Nullable PlayerViewModel player;

    private record Recorded(String room, RecorderViewModel model) {}

    /** {@code recording} is called when a microphone is asked for: what plays would be heard. */
    VoiceRooms(MainViewModel main, Runnable recording) {
        this.main = main;
        this.recording = recording;
    }

    /** Hears and plays with these instead of the system's; called before a workspace is opened. */
    public void devices(Microphone given, Speaker sounding) {
        microphone = given;
        speaker = sounding;
    }

    /** The one player. */
    PlayerViewModel player(Path scratch, Volume volume) {
        var made = player;
        if (made == null) {
            made = new PlayerViewModel(speaker, scratch, main.memory(), volume, main.background());
            player = made;
        }
        return made;
    }

    /**
     * The recorder of a room, the same in all its windows; a recording waits in it while one is
     * elsewhere. One records at a time: beginning another names the room that has the microphone.
     */
    RecorderViewModel recorder(RoomSummary room, FileTransfers transfers, Path scratch) {
        return recorders.computeIfAbsent(room.id(), _ -> made(room, transfers, scratch)).model();
    }

    private Recorded made(RoomSummary room, FileTransfers transfers, Path scratch) {
        var model =
                new RecorderViewModel(
                        transfers, microphone, scratch, main.memory(), main.background());
        model.unless(() -> busy(room.id()));
        model.state()
                .addListener((_, _, now) -> {
                    if (now instanceof Recording.Opening) {
                        recording.run();
                    }
                });
        return new Recorded(room.name(), model);
    }

    private Optional<Line> busy(RoomId wanted) {
        return recorders.entrySet().stream()
                .filter(r -> !r.getKey().equals(wanted) && r.getValue().model().running())
                .findFirst()
                .map(r -> Line.of("voice.problem.elsewhere", r.getValue().room()));
    }

    /** What the voice notes of a room sound like; the next one there plays on. */
    static Function<VoiceNote, Track> tracks(
            String title, RoomFiles files, Supplier<Stream<Said>> messages) {
        return note -> track(note, title, files, messages);
    }

    private static Track track(
            VoiceNote note, String title, RoomFiles files, Supplier<Stream<Said>> messages) {
        return new Track(
                note.file().value(),
                title,
                Duration.ofMillis(note.ms()),
                Optional.empty(),
                () -> files.fetch(note.file(), (_, _) -> {}),
                () -> after(note, messages).map(n -> track(n, title, files, messages)));
    }

    private static Optional<VoiceNote> after(VoiceNote note, Supplier<Stream<Said>> messages) {
        List<VoiceNote> all =
                messages.get().flatMap(s -> s.extra().attached().voice().stream()).toList();
        int at = all.indexOf(note);
        return at < 0 || at + 1 == all.size() ? Optional.empty() : Optional.of(all.get(at + 1));
    }

    void hold() {
        if (player != null) {
            player.hold();
        }
    }

    void close() {
        if (player != null) {
            player.close();
        }
        recorders.values().forEach(r -> r.model().leave());
    }
}
