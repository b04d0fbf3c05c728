package parley.desktop.file;

import java.io.File;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.protocol.FileRef;

/** A file in the timeline: its name, size and kind, and how far it is on its way here. */
public final class FileCard extends HBox {
    private static final double WIDTH = 420;

    private final FileRef file;
    private final DownloadsViewModel model;
    private final Optional<Runnable> forward;
    private final Texts texts;
    private final Label second = Labels.of("", "t-hint");
    private final ProgressBar bar = new ProgressBar(0);
    private final HBox buttons = new HBox();

    /** Held here, because the model only knows it weakly: it outlives the rows of a room. */
    private final ChangeListener<Download> shows = (_, _, now) -> show(now);

    /** {@code forward}: sends its message on to another room, where one may. */
    public FileCard(
            FileRef file, DownloadsViewModel model, Optional<Runnable> forward, Texts texts) {
        this.file = file;
        this.model = model;
        this.forward = forward;
        this.texts = texts;
        var look = FileLook.of(file);
        getStyleClass().add("file-card");
        setMaxWidth(WIDTH);
        setPrefWidth(WIDTH);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText(spoken(file, texts));
        var tile = new StackPane(Icons.of(look.icon(), 18, "i-accent"));
        tile.getStyleClass().add("file-tile");
        var name = Labels.of(file.name(), "t-control-strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(file.name());
        bar.setFocusTraversable(false);
        var words = new VBox(2, name, bar, second);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(tile, Boxes.grow(words), buttons);
        model.of(file).addListener(new WeakChangeListener<>(shows));
        show(model.of(file).get());
    }

    /** As a screen reader says it: name and size. */
    public static String spoken(FileRef file, Texts texts) {
        return texts.get("file.spoken", file.name(), ByteCount.text(file.size(), texts));
    }

    private void show(Download now) {
        buttons.getChildren().clear();
        second.getStyleClass().remove("t-danger");
        boolean begun = now instanceof Download.Moving || now instanceof Download.Paused;
        Boxes.show(bar, begun);
        switch (now) {
            case Download.Away _ -> {
                plain();
                button("file-download", Feather.DOWNLOAD, "file.download", this::download);
            }
            case Download.Moving moving -> {
                bar.setProgress(moving.size() == 0 ? -1 : (double) moving.moved() / moving.size());
                second.setText(
                        TransferWords.moving(moving.moved(), moving.size(), moving.speed(), texts));
                button("file-pause", Feather.PAUSE, "file.pause", () -> model.pause(file));
                button("file-cancel", Feather.X, "file.cancel", () -> model.cancel(file));
            }
            case Download.Paused held -> {
                bar.setProgress(held.size() == 0 ? 0 : (double) held.moved() / held.size());
                second.setText(texts.get("transfer.paused"));
                button("file-resume", Feather.PLAY, "file.resume", () -> model.resume(file));
                button("file-cancel", Feather.X, "file.cancel", () -> model.cancel(file));
            }
            case Download.Here _ -> {
                plain();
                button("file-open", Feather.EXTERNAL_LINK, "file.open", () -> model.open(file));
                button("file-reveal", Feather.FOLDER, "file.reveal", () -> model.reveal(file));
            }
            case Download.Failed failed -> {
                second.setText(texts.get(failed.problem()));
                second.getStyleClass().add("t-danger");
                button("file-retry", Feather.REFRESH_CW, "file.retry", this::download);
            }
        }
        if (!begun) {
            button("file-more", Feather.MORE_HORIZONTAL, "file.more", this::more);
            // the one of them that is reached by keyboard: all others stand in its menu
            buttons.getChildren().getLast().setFocusTraversable(true);
        }
    }

    private void plain() {
        second.setText(
                texts.get(
                        "file.about",
                        ByteCount.text(file.size(), texts),
                        texts.get(FileLook.of(file).key())));
    }

    private void download() {
        model.download(file);
    }

    private void button(String id, Feather icon, String key, Runnable action) {
        var button = Buttons.icon(id, icon, texts.get(key), action, "small");
        button.setAccessibleText(texts.get("file.button", texts.get(key), file.name()));
        button.setFocusTraversable(false);
        buttons.getChildren().add(button);
    }

    private void more() {
        var menu = new ContextMenu();
        menu.getItems().add(item("file.open", () -> model.open(file)));
        if (model.of(file).get() instanceof Download.Here) {
            menu.getItems().add(item("file.reveal", () -> model.reveal(file)));
        }
        menu.getItems().add(item("file.saveAs", this::saveAs));
        forward.ifPresent(f -> menu.getItems().add(item("message.forward", f)));
        menu.show(buttons, javafx.geometry.Side.BOTTOM, 0, 0);
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void saveAs() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("file.saveAs"));
        chooser.setInitialFileName(file.name());
        File target = chooser.showSaveDialog(getScene().getWindow());
        if (target != null) {
            model.saveAs(file, target.toPath());
        }
    }
}
