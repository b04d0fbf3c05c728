package parley.desktop.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import parley.desktop.file.FileCard;
import parley.desktop.part.Labels;
import parley.desktop.picture.PictureRow;
import parley.desktop.picture.Pictures;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Attached;
import parley.protocol.FileRef;
import parley.protocol.VoiceNote;

/** The files of a message under its words. */
final class AttachedBox extends VBox {
    private final Optional<Attachments> models;
    private final Texts texts;

    AttachedBox(Attached attached, Optional<Attachments> models, Texts texts) {
        this.models = models;
        this.texts = texts;
        getStyleClass().add("attached");
        attached.voice().ifPresent(v -> getChildren().add(card(recording(v))));
        var shown =
                models.isEmpty()
                        ? List.<FileRef>of()
                        : attached.files().stream().filter(Pictures::isPicture).toList();
        if (!shown.isEmpty()) {
            models.ifPresent(
                    m -> getChildren().add(new PictureRow(shown, m.pictures(), m.view(), texts)));
        }
        attached.files().stream()
                .filter(f -> !shown.contains(f))
                .forEach(f -> getChildren().add(card(f)));
    }

    /** What Enter does on the message: shows its first picture, or opens its first file. */
    static Optional<Runnable> enter(Attached attached, Attachments models) {
        return attached.files().stream()
                .findFirst()
                .map(f ->
                        Pictures.isPicture(f)
                                ? () -> models.view().accept(f)
                                : () -> models.downloads().open(f));
    }

    private Node card(FileRef file) {
        return models.<Node>map(m -> new FileCard(file, m.downloads(), texts))
                .orElseGet(() -> Labels.of(FileCard.spoken(file, texts), "t-meta"));
    }

    /** A voice note as a file. */
    static FileRef recording(VoiceNote note) {
        int seconds = (note.ms() + 500) / 1000;
        return new FileRef(
                note.file(),
                String.format(Locale.ROOT, "voice-note-%d-%02d.ogg", seconds / 60, seconds % 60),
                0,
                "audio/ogg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
