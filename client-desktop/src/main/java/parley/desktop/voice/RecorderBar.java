package parley.desktop.voice;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.client.voice.VoiceNote;
import parley.desktop.media.MediaTime;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;

/**
 * What is recorded, in place of the field one writes in: a dot once something was heard, the time,
 * how loud it is, and what can be done. Enter sends or locks, Space stops to listen, Esc cancels.
 */
public final class RecorderBar extends VBox {
    private final RecorderViewModel model;
    private final PlayerViewModel player;
    private final Texts texts;
    private final Wave wave = new Wave();
    private final Label time = Labels.whole("", "t-code");
    private final Region dot = new Region();

    /** Held here, as the next one: the recorder outlives what shows it. */
    private final ChangeListener<Object> shows = (_, _, _) -> changed();

    private final ListChangeListener<Integer> sounds = _ -> level();
    private Optional<Region> field = Optional.empty();
    private Optional<Region> tools = Optional.empty();
    private Optional<VoiceNote> heard = Optional.empty();
    private Runnable later = () -> {};

    public RecorderBar(RecorderViewModel model, PlayerViewModel player, Texts texts) {
        this.model = model;
        this.player = player;
        this.texts = texts;
        setId("recorder");
        getStyleClass().add("recorder");
        setFocusTraversable(true);
        setAccessibleText(texts.get("voice.recording"));
        dot.getStyleClass().add("dot");
        model.state().addListener(new WeakChangeListener<>(shows));
        model.locked().addListener(new WeakChangeListener<>(shows));
        model.levels().addListener(new WeakListChangeListener<>(sounds));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        show(model.state().get());
    }

    /** Says what asks when a recording is to be sent. */
    public void onLater(Runnable ask) {
        later = ask;
    }

    /**
     * Shown in place of these two; the second one stays while a finger holds the microphone in it.
     */
    public void instead(Region written, Region bar) {
        field = Optional.of(written);
        tools = Optional.of(bar);
        changed();
    }

    private void changed() {
        var now = model.state().get();
        boolean off = now instanceof Recording.Off || now instanceof Recording.Failed;
        boolean mine = getScene() != null && inside(getScene().getFocusOwner());
        show(now);
        tools.ifPresent(bar -> Boxes.show(bar, off || !model.locked().get()));
        field.filter(written -> written.isVisible() != off)
                .ifPresent(written -> {
                    Boxes.show(written, off);
                    if (!off) {
                        requestFocus();
                    } else if (mine) {
                        written.requestFocus();
                    }
                });
    }

    private boolean inside(@Nullable Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node.equals(this)) {
                return true;
            }
        }
        return false;
    }

    private void level() {
        wave.show(model.levels());
        wave.played(1);
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case ESCAPE -> cancel();
            case ENTER -> {
                if (model.locked().get()) {
                    send();
                } else {
                    model.lock();
                }
            }
            case SPACE -> model.stop();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void cancel() {
        player.stop();
        model.cancel();
    }

    private void send() {
        player.stop();
        model.send();
    }

    private void later() {
        player.stop();
        later.run();
    }

    private void show(Recording now) {
        if (!(now instanceof Recording.Waiting)) {
            heard = Optional.empty();
        }
        boolean waits = now instanceof Recording.Waiting;
        boolean runs = now instanceof Recording.Opening || now instanceof Recording.Running;
        Boxes.show(this, waits || runs);
        switch (now) {
            case Recording.Opening _ -> {
                time.setText(texts.get("voice.opening"));
                running(false);
            }
            case Recording.Running running -> {
                time.setText(MediaTime.text(running.so().toMillis()));
                time.getStyleClass().remove("t-late");
                if (running.late()) {
                    time.getStyleClass().add("t-late");
                }
                running(true);
            }
            case Recording.Waiting waiting -> waiting(waiting);
            case Recording.Off _, Recording.Failed _ -> getChildren().clear();
        }
    }

    /** The same nodes while it runs, so that no button goes away under a finger. */
    private void running(boolean hears) {
        dot.setVisible(hears);
        boolean locked = model.locked().get();
        var id = locked ? "locked" : "held";
        if (!getChildren().isEmpty() && id.equals(getChildren().getFirst().getId())) {
            return;
        }
        var row = new HBox(dot, time, wave, Boxes.spring());
        row.setId(id);
        row.getStyleClass().add("recorder-row");
        row.getChildren()
                .add(Buttons.flat("voice-cancel", texts.get("action.cancel"), this::cancel));
        if (locked) {
            row.getChildren()
                    .addAll(
                            icon("voice-stop", Feather.SQUARE, "voice.stop", model::stop),
                            sendButton());
        } else {
            row.getChildren().add(icon("voice-lock", Feather.LOCK, "voice.lock", model::lock));
        }
        getChildren().setAll(row);
        if (!locked) {
            getChildren().add(Labels.of(texts.get("voice.hint"), "t-hint"));
        }
    }

    private Node icon(String id, Feather icon, String key, Runnable action) {
        return Buttons.icon(id, icon, texts.get(key), action);
    }

    private Node sendButton() {
        var send = Buttons.primary("voice-send", "", this::send);
        send.getStyleClass().add("send");
        send.setGraphic(Icons.of(Feather.SEND, 15));
        send.setAccessibleText(texts.get("voice.send"));
        return send;
    }

    private void waiting(Recording.Waiting waiting) {
        var note = waiting.note();
        if (heard.filter(note::equals).isPresent()) {
            return;
        }
        heard = Optional.of(note);
        var track =
                new Track(
                        note.file().toString(),
                        "",
                        note.duration(),
                        Optional.empty(),
                        note::file,
                        Optional::empty);
        var row =
                new HBox(
                        new VoiceBubble(track, note.wave(), player, Optional.empty(), texts),
                        Boxes.spring(),
                        Buttons.flat("voice-cancel", texts.get("voice.discard"), this::cancel),
                        icon("voice-later", Feather.CLOCK, "voice.later", this::later),
                        sendButton());
        row.setId("waiting");
        row.getStyleClass().add("recorder-row");
        getChildren().setAll(row);
        waiting.why().map(this::said).ifPresent(getChildren()::add);
    }

    private Node said(Line why) {
        return Labels.wrapped(texts.get(why), "t-hint", "t-danger");
    }
}
