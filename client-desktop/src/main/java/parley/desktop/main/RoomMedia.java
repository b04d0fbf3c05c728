package parley.desktop.main;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.desktop.file.AllTransfersViewModel;
import parley.desktop.file.DownloadsViewModel;
import parley.desktop.file.Outside;
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

    RoomMedia(MainViewModel main) {
        this.main = main;
        this.voice = new VoiceRooms(main);
    }

    /** Recording and playing. */
    public VoiceRooms voice() {
        return voice;
    }

    PlayerViewModel player() {
        return voice.player(outside.scratch());
    }

    /** Says what the computer offers; called once, before a workspace is opened. */
    public void outside(Outside given) {
        outside = given;
    }

    Outside outside() {
        return outside;
    }

    /** What is on its way from a workspace to this computer. */
    DownloadsViewModel downloads(WorkspaceId workspace, RoomFiles files) {
        return downloads.computeIfAbsent(
                workspace,
                _ ->
                        new DownloadsViewModel(
                                files,
                                outside,
                                main.background(),
                                q -> main.looked().dialogProperty().set(new Dialog.Asking(q))));
    }

    /** Shows everything on its way, to and from all rooms. */
    public void transfers() {
        var sources =
                main.workspaces().stream()
                        .map(w ->
                                new AllTransfersViewModel.Source(
                                        w.workspace().transfers(),
                                        Optional.ofNullable(
                                                downloads.get(w.workspace().card().id())),
                                        room ->
                                                w.rooms()
                                                        .room(room)
                                                        .map(RoomSummary::name)
                                                        .orElse("")))
                        .toList();
        main.looked()
                .dialogProperty()
                .set(
                        new Dialog.Transferring(
                                new AllTransfersViewModel(sources, main.background())));
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
                VoiceRooms.tracks(room, files, messages));
    }
}
