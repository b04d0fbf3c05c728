package parley.desktop.file;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.file.TransferItem.Phase;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** One file in the tray of transfers. Stays the same node while it moves. */
final class AllTransfersRow extends HBox {
    private final Texts texts;
    private final Label status = Labels.of("", "t-hint");
    private final ProgressBar bar = new ProgressBar();
    private final Button toggle;
    private final Button cancel;
    private TransferItem item;

    AllTransfersRow(TransferItem first, AllTransfersViewModel model, Texts texts) {
        this.item = first;
        this.texts = texts;
        getStyleClass().addAll("managed-row", "transfer-row");
        setAccessibleRole(AccessibleRole.NODE);
        var name = Labels.of(title(first, texts), "t-control-strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setFocusTraversable(false);
        bar.setAccessibleText(title(first, texts));
        toggle =
                Buttons.icon(
                        "transfer-toggle",
                        Feather.PAUSE,
                        texts.get("transfer.pause"),
                        () -> model.toggle(item),
                        "small");
        cancel =
                Buttons.icon(
                        "transfer-cancel",
                        Feather.X,
                        texts.get("action.cancel"),
                        () -> model.cancel(item),
                        "small");
        var words = new VBox(2, name, bar, status);
        words.setMinWidth(0);
        getChildren()
                .addAll(
                        Icons.of(
                                first instanceof TransferItem.Up
                                        ? Feather.UPLOAD
                                        : Feather.DOWNLOAD,
                                Icons.ROW,
                                "i-accent"),
                        Boxes.grow(words),
                        toggle,
                        cancel);
    }

    private static String title(TransferItem item, Texts texts) {
        var name =
                item.files() == 1
                        ? item.name()
                        : texts.get("transfer.several", item.name(), item.files() - 1);
        return item instanceof TransferItem.Up up && !up.room().isEmpty()
                ? texts.get("transfers.to", name, up.room())
                : name;
    }

    AllTransfersRow show(TransferItem now) {
        item = now;
        boolean failed = now.phase() == Phase.FAILED;
        boolean held = failed || now.phase() == Phase.PAUSED;
        boolean done = now.phase() == Phase.DONE;
        bar.setProgress(now.size() == 0 ? 0 : (double) now.moved() / now.size());
        Boxes.show(bar, !done && !failed);
        Boxes.show(toggle, !done);
        Boxes.show(cancel, !done);
        var word =
                texts.get(failed ? "transfer.retry" : held ? "transfer.resume" : "transfer.pause");
        toggle.setGraphic(
                Icons.of(
                        failed ? Feather.REFRESH_CW : held ? Feather.PLAY : Feather.PAUSE,
                        Icons.CONTROL));
        toggle.setAccessibleText(texts.get("file.button", word, now.name()));
        toggle.setTooltip(new Tooltip(word));
        cancel.setAccessibleText(texts.get("file.button", texts.get("action.cancel"), now.name()));
        status.getStyleClass().remove("t-danger");
        if (failed) {
            status.getStyleClass().add("t-danger");
        }
        status.setText(words(now));
        setAccessibleText(title(now, texts) + ", " + status.getText());
        return this;
    }

    private String words(TransferItem now) {
        return switch (now.phase()) {
            case QUEUED -> texts.get("transfer.queued");
            case PREPARING -> texts.get("transfer.preparing");
            case WAITING -> texts.get("transfer.waiting");
            case PAUSED -> texts.get("transfer.paused");
            case FAILED -> now.problem().map(texts::get).orElse("");
            case MOVING -> TransferWords.moving(now.moved(), now.size(), now.speed(), texts);
            case DONE ->
                    texts.get(
                            now instanceof TransferItem.Up ? "transfers.sent" : "transfers.saved",
                            ByteCount.text(now.size(), texts));
        };
    }
}
