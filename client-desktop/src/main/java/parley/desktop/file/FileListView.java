package parley.desktop.file;

import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import parley.desktop.part.Boxes;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.workspace.SharedFile;
import parley.protocol.FileKind;

/** The files of a room beside it: chips for the kinds, and a list that leads to the messages. */
public final class FileListView extends VBox {
    private final FileListViewModel model;
    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();
    private final Label note = Labels.wrapped("", "t-meta", "group");

    /** {@code go}: shows the message at that place. */
    public FileListView(
            FileListViewModel model,
            DownloadsViewModel downloads,
            Texts texts,
            Times times,
            LongConsumer go) {
        this.model = model;
        this.texts = texts;
        setId("file-list");
        VBox.setVgrow(this, Priority.ALWAYS);
        var chips =
                new FlowPane(
                        chip("files-all", "files.all", Optional.empty()),
                        chip("files-pictures", "files.pictures", Optional.of(FileKind.PICTURE)),
                        chip("files-voice", "files.voice", Optional.of(FileKind.VOICE)),
                        chip("files-video", "files.video", Optional.of(FileKind.VIDEO)),
                        chip("files-audio", "files.audio", Optional.of(FileKind.AUDIO)),
                        chip("files-other", "files.other", Optional.of(FileKind.OTHER)));
        chips.getStyleClass().add("file-kinds");
        group.selectToggle(group.getToggles().getFirst());
        var list = new ListView<>(model.items());
        list.setId("files-list");
        list.setAccessibleText(texts.get("details.tab.files"));
        list.setCellFactory(_ -> new FileListCell(downloads, texts, times, go));
        list.setOnKeyPressed(e -> {
            SharedFile chosen = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && chosen != null) {
                go.accept(chosen.seq());
                e.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(chips, note, list);
        model.items()
                .addListener(
                        (ListChangeListener<SharedFile>)
                                _ -> {
                                    tell();
                                    Platform.runLater(() -> end(list));
                                });
        model.loading().addListener((_, _, _) -> tell());
        model.problem().addListener((_, _, _) -> tell());
        list.addEventFilter(
                javafx.scene.input.ScrollEvent.SCROLL, _ -> Platform.runLater(() -> end(list)));
        tell();
    }

    /** Another page, when the last file is near. */
    private void end(ListView<SharedFile> list) {
        if (list.lookup(".virtual-flow") instanceof javafx.scene.control.skin.VirtualFlow<?> flow
                && flow.getLastVisibleCell() != null
                && flow.getLastVisibleCell().getIndex() > model.items().size() - 5) {
            model.more();
        }
    }

    private ToggleButton chip(String id, String key, Optional<FileKind> kind) {
        var chip = new ToggleButton(texts.get(key));
        chip.setId(id);
        chip.setAccessibleText(texts.get(key));
        chip.getStyleClass().addAll("tab-button", "small");
        chip.setToggleGroup(group);
        chip.setOnAction(_ -> {
            chip.setSelected(true);
            model.show(kind);
        });
        return chip;
    }

    private void tell() {
        var problem = model.problem().get();
        if (problem != null) {
            note.setText(texts.get(problem));
        } else if (model.loading().get()) {
            note.setText(texts.get("files.loading"));
        } else {
            note.setText(texts.get("files.none"));
        }
        Boxes.show(note, problem != null || model.items().isEmpty());
    }
}
