package parley.desktop.timeline;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import parley.desktop.file.FileCard;
import parley.desktop.media.Film;
import parley.desktop.media.FilmBox;
import parley.desktop.part.Labels;
import parley.desktop.picture.PictureRow;
import parley.desktop.picture.Pictures;
import parley.desktop.text.Texts;
import parley.desktop.voice.Sounds;
import parley.desktop.voice.VoiceBubble;
import parley.desktop.workspace.Attached;
import parley.protocol.FileRef;
import parley.protocol.VoiceNote;

/** The files of a message under its words. */
final class AttachedBox extends VBox {
    private final Optional<Attachments> models;
    private final Optional<Runnable> forward;
    private final Texts texts;

    /** {@code forward}: sends the message on to another room, where one may. */
    AttachedBox(
            Attached attached,
            Optional<Attachments> models,
            Optional<Runnable> forward,
            Texts texts) {
        this.models = models;
        this.forward = forward;
        this.texts = texts;
        getStyleClass().add("attached");
        attached.voice().ifPresent(v -> getChildren().add(voice(v)));
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
                .forEach(f -> {
                    getChildren().add(card(f));
                    models.filter(_ -> Sounds.plays(f))
                            .ifPresent(m -> getChildren().add(sound(f, m)));
                    models.filter(_ -> Film.plays(f)).ifPresent(m -> getChildren().add(film(f, m)));
                });
    }

    private Node sound(FileRef file, Attachments m) {
        return new VoiceBubble(
                Sounds.track(file, m.room(), m.downloads().files()),
                "",
                m.player(),
                Optional.of(() -> m.downloads().open(file)),
                texts);
    }

    private Node film(FileRef file, Attachments m) {
        return new FilmBox(
                new Film(file, m.downloads().files()),
                m.films(),
                () -> m.downloads().open(file),
                texts);
    }

    /**
     * What Enter does on the message: plays it, shows its first picture, plays a film, or opens its
     * first file.
     */
    static Optional<Runnable> enter(Attached attached, Attachments models) {
        if (attached.voice().isPresent()) {
            var track = models.track().apply(attached.voice().get());
            return Optional.of(() -> models.player().toggle(track));
        }
        return attached.files().stream().findFirst().map(f -> entered(f, models));
    }

    private static Runnable entered(FileRef file, Attachments models) {
        if (Pictures.isPicture(file)) {
            return () -> models.view().accept(file);
        } else if (Film.plays(file)) {
            return () -> models.films().toggle(new Film(file, models.downloads().files()));
        }
        return () -> models.downloads().open(file);
    }

    private Node card(FileRef file) {
        return models.<Node>map(m -> new FileCard(file, m.downloads(), forward, texts))
                .orElseGet(() -> Labels.of(FileCard.spoken(file, texts), "t-meta"));
    }

    private Node voice(VoiceNote note) {
        return models.<Node>map(m ->
                        new VoiceBubble(
                                m.track().apply(note),
                                note.wave(),
                                m.player(),
                                Optional.empty(),
                                texts))
                .orElseGet(() ->
                        Labels.of(texts.get("voice.spoken", (note.ms() + 500) / 1000), "t-meta"));
    }
}
