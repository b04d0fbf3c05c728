package parley.desktop.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.FileTransfer;
import parley.protocol.Cid;

/** A line for each file on its way: how far it is, and buttons to hold it or give it up. */
public final class TransferStrip extends VBox {
    private static final int MOST = 4;

    private final TransfersViewModel model;
    private final Texts texts;
    private final Map<Cid, Row> rows = new HashMap<>();

    public TransferStrip(TransfersViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("transfers");
        getStyleClass().add("transfers");
        model.items().addListener((ListChangeListener<FileTransfer>) _ -> show(model.items()));
        show(model.items());
    }

    /** Rows stay the same nodes, so that a button is not taken away from under a finger. */
    private void show(List<FileTransfer> items) {
        Boxes.show(this, !items.isEmpty());
        rows.keySet().removeIf(cid -> items.stream().noneMatch(t -> t.cid().equals(cid)));
        var shown = items.subList(0, Math.min(MOST, items.size()));
        getChildren()
                .setAll(
                        shown.stream()
                                .map(t -> rows.computeIfAbsent(t.cid(), _ -> new Row(t)).show(t))
                                .toList());
        if (items.size() > MOST) {
            getChildren().add(Labels.of(texts.get("transfer.more", items.size() - MOST), "t-hint"));
        }
    }

    private final class Row extends HBox {
        private final ProgressBar bar = new ProgressBar();
        private final Label status = Labels.of("", "t-hint");
        private final Button toggle;
        private FileTransfer transfer;

        Row(FileTransfer first) {
            transfer = first;
            getStyleClass().add("transfer");
            var name =
                    first.files() == 1
                            ? first.name()
                            : texts.get("transfer.several", first.name(), first.files() - 1);
            toggle =
                    Buttons.icon(
                            "transfer-toggle",
                            Feather.PAUSE,
                            texts.get("transfer.pause"),
                            () -> model.toggle(transfer),
                            "small");
            bar.setAccessibleText(name);
            getChildren()
                    .addAll(
                            Icons.of(Feather.UPLOAD, 16, "i-accent"),
                            Labels.of(name, "name"),
                            bar,
                            status,
                            Boxes.spring(),
                            toggle,
                            Buttons.icon(
                                    "transfer-cancel",
                                    Feather.X,
                                    texts.get("transfer.cancel"),
                                    () -> model.cancel(transfer),
                                    "small"));
        }

        Row show(FileTransfer now) {
            transfer = now;
            boolean held =
                    switch (now.state()) {
                        case PAUSED, FAILED -> true;
                        case QUEUED, PREPARING, MOVING, WAITING -> false;
                    };
            bar.setProgress(now.size() == 0 ? 0 : (double) now.moved() / now.size());
            boolean failed = now.state() == FileTransfer.State.FAILED;
            toggle.setGraphic(Icons.of(icon(held, failed), Icons.CONTROL));
            var word = texts.get(word(held, failed));
            toggle.setAccessibleText(word);
            toggle.setTooltip(new Tooltip(word));
            status.getStyleClass().remove("t-danger");
            if (failed) {
                status.getStyleClass().add("t-danger");
            }
            status.setText(status(now));
            return this;
        }

        private static Feather icon(boolean held, boolean failed) {
            if (failed) {
                return Feather.REFRESH_CW;
            }
            return held ? Feather.PLAY : Feather.PAUSE;
        }

        private static String word(boolean held, boolean failed) {
            if (failed) {
                return "transfer.retry";
            }
            return held ? "transfer.resume" : "transfer.pause";
        }

        private String status(FileTransfer now) {
            return switch (now.state()) {
                case QUEUED -> texts.get("transfer.queued");
                case PREPARING -> texts.get("transfer.preparing");
                case WAITING -> texts.get("transfer.waiting");
                case PAUSED -> texts.get("transfer.paused");
                case FAILED -> now.problem().map(texts::get).orElse("");
                case MOVING -> TransferWords.moving(now.moved(), now.size(), now.speed(), texts);
            };
        }
    }
}
