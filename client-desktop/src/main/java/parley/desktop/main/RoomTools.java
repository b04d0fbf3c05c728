package parley.desktop.main;

import parley.desktop.file.TransfersViewModel;
import parley.desktop.file.TrayViewModel;

/** What is sent from a room beside words. */
public record RoomTools(TransfersViewModel transfers, TrayViewModel tray) {
    void open() {
        transfers.open();
    }

    void close() {
        transfers.close();
    }
}
