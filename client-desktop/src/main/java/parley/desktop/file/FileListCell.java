package parley.desktop.file;

import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.message.Brief;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.workspace.SharedFile;
import parley.protocol.FileKind;

/** One file in the list beside a room. */
final class FileListCell extends ListCell<SharedFile> {
    private final DownloadsViewModel downloads;
    private final Texts texts;
    private final Times times;

    FileListCell(DownloadsViewModel downloads, Texts texts, Times times, LongConsumer go) {
        this.downloads = downloads;
        this.texts = texts;
        this.times = times;
        setPrefWidth(0);
        setOnMouseClicked(e -> {
            var file = getItem();
            if (e.getButton() == MouseButton.PRIMARY && file != null) {
                go.accept(file.seq());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable SharedFile item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var icon = item.kind() == FileKind.VOICE ? Feather.MIC : FileLook.of(item.file()).icon();
        var tile = new StackPane(Icons.of(icon, Icons.CONTROL, "i-accent"));
        tile.getStyleClass().add("file-tile");
        var title =
                item.ms()
                        .map(ms -> texts.get("files.note", Brief.time(ms)))
                        .orElseGet(() -> item.file().name());
        var name = Labels.of(title, "t-control");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var about =
                texts.get(
                        "files.about",
                        item.author().displayName(),
                        ByteCount.text(item.file().size(), texts),
                        times.brief(item.at()));
        var words = new VBox(1, name, Labels.of(about, "t-hint"));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        var save =
                Buttons.icon(
                        "files-download",
                        Feather.DOWNLOAD,
                        texts.get("file.button", texts.get("file.download"), title),
                        () -> downloads.download(item.file()),
                        "small");
        save.setFocusTraversable(false);
        var row = new HBox(10, tile, Boxes.grow(words), save);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("member-row", "shared-file");
        setGraphic(row);
        setAccessibleText(title + ", " + about);
    }
}
