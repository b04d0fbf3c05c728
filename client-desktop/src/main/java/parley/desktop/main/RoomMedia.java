package parley.desktop.main;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import parley.desktop.file.AllTransfersViewModel;
import parley.desktop.file.DownloadsViewModel;
import parley.desktop.file.Outside;
import parley.desktop.file.TransferRing;
import parley.desktop.media.FilmViewModel;
import parley.desktop.media.FxProjector;
import parley.desktop.media.Projector;
import parley.desktop.media.Volume;
import parley.desktop.picture.Pictures;
import parley.desktop.picture.ViewerViewModel;
import parley.desktop.timeline.Attachments;
import parley.desktop.voice.PlayerViewModel;
import parley.desktop.workspace.RoomFiles;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.WorkspaceId;

/** Files, pictures and voice: what rooms share, because it goes on when one is left. */
public final class RoomMedia {
    private final MainViewModel main;
    private final Map<WorkspaceId, DownloadsViewModel> downloads = new HashMap<>();
    private final Map<WorkspaceId, Pictures> pictures = new HashMap<>();
    private Outside outside = Outside.nothing(Path.of(System.getProperty("java.io.tmpdir", ".")));

    private final VoiceRooms voice;
    private Projector projector = new FxProjector();
    private Optional<FilmViewModel> films = Optional.empty();
    private Optional<TransferRing> ring = Optional.empty();

    RoomMedia(MainViewModel main) {
        this.main = main;
        this.voice = new VoiceRooms(main, this::hold);
    }

    /** Recording and playing. */
    public VoiceRooms voice() {
        return voice;
    }

    /** Shows films with this instead of the system's; called before a workspace is opened. */
    public void projector(Projector given) {
        projector = given;
    }

    PlayerViewModel player() {
        return voice.player(outside.scratch(), films().volume());
    }

    /** The one that plays films. Of it and of what plays sound, only one does at a time. */
    FilmViewModel films() {
        if (films.isEmpty()) {
            var volume = new Volume(main.memory());
            var made = new FilmViewModel(projector, outside.scratch(), volume, main.background());
            films = Optional.of(made);
            var player = voice.player(outside.scratch(), volume);
            made.state()
                    .addListener((_, _, now) -> {
                        if (now instanceof FilmViewModel.State.Loading
                                || now instanceof FilmViewModel.State.Playing) {
                            player.stop();
                        }
                    });
            player.state()
                    .addListener((_, _, now) -> {
                        if (now instanceof PlayerViewModel.State.Loading
                                || now instanceof PlayerViewModel.State.Playing) {
                            made.stop();
                        }
                    });
        }
        return films.get();
    }

    /** What plays waits, so that the microphone does not hear it. */
    private void hold() {
        films.ifPresent(FilmViewModel::hold);
        voice.hold();
    }

    void close() {
        ring.ifPresent(TransferRing::close);
        films.ifPresent(FilmViewModel::close);
        voice.close();
    }

    /** Says what the computer offers; called once, before a workspace is opened. */
    public void outside(Outside given) {
        outside = given;
    }

    /** What the computer offers. */
    public Outside outside() {
        return outside;
    }

    /** What is on its way from a workspace to this computer. */
    DownloadsViewModel downloads(WorkspaceId workspace, RoomFiles files) {
        var known = downloads.get(workspace);
        if (known != null) {
            return known;
        }
        var made =
                new DownloadsViewModel(
                        files,
                        outside,
                        main.background(),
                        q -> main.looked().dialogProperty().set(new Dialog.Asking(q)));
        downloads.put(workspace, made);
        ring().follow();
        return made;
    }

    /** How far everything is that is on its way. */
    TransferRing ring() {
        if (ring.isEmpty()) {
            var made = new TransferRing(this::sources, main.background());
            ring = Optional.of(made);
            main.workspaces().addListener((ListChangeListener<OpenWorkspace>) _ -> made.follow());
            made.follow();
        }
        return ring.get();
    }

    /** Shows everything on its way, to and from all rooms. */
    public void transfers() {
        main.looked()
                .dialogProperty()
                .set(
                        new Dialog.Transferring(
                                new AllTransfersViewModel(sources(), main.background())));
    }

    private List<AllTransfersViewModel.Source> sources() {
        return main.workspaces().stream()
                .map(w ->
                        new AllTransfersViewModel.Source(
                                w.workspace().transfers(),
                                Optional.ofNullable(downloads.get(w.workspace().card().id())),
                                room -> w.rooms().room(room).map(RoomSummary::name).orElse("")))
                .toList();
    }

    /** Pictures of a workspace; empty until a room of it was opened. */
    Optional<Pictures> pictures(WorkspaceId workspace) {
        return Optional.ofNullable(pictures.get(workspace));
    }

    /** Pictures of a workspace. */
    Pictures pictures(WorkspaceId workspace, RoomFiles files) {
        return pictures.computeIfAbsent(
                workspace, _ -> new Pictures(files, outside.pixels(), main.background()));
    }

    /** What the messages of a room need for what they carry. */
    Attachments attachments(
            Surface surface,
            WorkspaceId workspace,
            String room,
            RoomFiles files,
            Supplier<Stream<Said>> messages) {
        var fetched = downloads(workspace, files);
        var shown = pictures(workspace, files);
        return new Attachments(
                room,
                fetched,
                shown,
                file -> {
                    var all =
                            messages.get()
                                    .flatMap(s -> s.extra().attached().files().stream())
                                    .filter(Pictures::isPicture)
                                    .toList();
                    var model = new ViewerViewModel(all, file, fetched::download);
                    surface.dialogProperty().set(new Dialog.Viewing(model, shown));
                },
                player(),
                films(),
                VoiceRooms.tracks(room, files, messages));
    }
}
