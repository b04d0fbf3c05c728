package parley.desktop.file;

import java.time.Duration;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.Background;
import parley.desktop.workspace.FileTransfer;
import parley.desktop.workspace.FileTransfers;

/** The files of a room that are on their way. UI thread only. */
public final class TransfersViewModel {
    /** How often progress is shown anew. */
    static final Duration STEP = Duration.ofMillis(500);

    private final FileTransfers transfers;
    private final Background background;
    private final ObservableList<FileTransfer> items = FXCollections.observableArrayList();
    private Runnable ends = () -> {};
    private Background.Pending next = () -> {};
    private boolean open;

    public TransfersViewModel(FileTransfers transfers, Background background) {
        this.transfers = transfers;
        this.background = background;
    }

    /** In the order in which they were given. */
    public ObservableList<FileTransfer> items() {
        return items;
    }

    public void open() {
        open = true;
        ends = transfers.listen(() -> background.onUi(this::refresh));
        refresh();
    }

    public void close() {
        open = false;
        ends.run();
        next.cancel();
    }

    private void refresh() {
        next.cancel();
        if (!open) {
            return;
        }
        var now = transfers.list();
        if (!now.equals(items)) {
            items.setAll(now);
        }
        if (now.stream().anyMatch(FileTransfer::isMoving)) {
            next = background.after(STEP, this::refresh);
        }
    }

    /** Stops it for now, or goes on with it. */
    public void toggle(FileTransfer transfer) {
        switch (transfer.state()) {
            case PAUSED, FAILED -> transfers.resume(transfer.cid());
            case QUEUED, PREPARING, MOVING, WAITING -> transfers.pause(transfer.cid());
        }
        refresh();
    }

    public void cancel(FileTransfer transfer) {
        transfers.cancel(transfer.cid());
        refresh();
    }
}
