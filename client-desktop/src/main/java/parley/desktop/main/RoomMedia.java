package parley.desktop.main;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import parley.desktop.file.DownloadsViewModel;
import parley.desktop.file.Outside;
import parley.desktop.workspace.RoomFiles;
import parley.protocol.WorkspaceId;

/** Files, pictures and voice: what rooms share, because it goes on when one is left. */
public final class RoomMedia {
    private final MainViewModel main;
    private final Map<WorkspaceId, DownloadsViewModel> downloads = new HashMap<>();
    private Outside outside = Outside.nothing(Path.of(System.getProperty("java.io.tmpdir", ".")));

    RoomMedia(MainViewModel main) {
        this.main = main;
    }

    /** Says what the computer offers; called once, before a workspace is opened. */
    public void outside(Outside given) {
        outside = given;
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
                                q -> main.dialogProperty().set(new Dialog.Asking(q))));
    }
}
