package parley.desktop.main;

import parley.desktop.file.DownloadsViewModel;
import parley.desktop.file.FileListViewModel;
import parley.desktop.file.TransfersViewModel;
import parley.desktop.file.TrayViewModel;
import parley.desktop.voice.PlayerViewModel;
import parley.desktop.voice.RecorderViewModel;
import parley.desktop.voice.Recording;

/** What is sent from a room beside words. */
public record RoomTools(
        TransfersViewModel transfers,
        TrayViewModel tray,
        RecorderViewModel recorder,
        PlayerViewModel player,
        FileListViewModel files,
        DownloadsViewModel downloads) {
    void open() {
        transfers.open();
    }

    void close() {
        transfers.close();
        recorder.leave();
    }

    /** Throws away what is recorded; whether there was anything. */
    boolean giveUp() {
        if (recorder.state().get() instanceof Recording.Off) {
            return false;
        }
        player.stop();
        recorder.cancel();
        return true;
    }
}
