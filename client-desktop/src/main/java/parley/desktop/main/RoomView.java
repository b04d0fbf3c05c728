package parley.desktop.main;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import parley.desktop.capture.Capture;
import parley.desktop.composer.ComposerView;
import parley.desktop.emoji.EmojiPickerViewModel;
import parley.desktop.file.DropHint;
import parley.desktop.file.FileDrop;
import parley.desktop.file.FileListView;
import parley.desktop.file.Taking;
import parley.desktop.file.TransferStrip;
import parley.desktop.file.TrayView;
import parley.desktop.part.Boxes;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.timeline.ChosenStrip;
import parley.desktop.timeline.MessageActions;
import parley.desktop.timeline.RowKit;
import parley.desktop.timeline.TimelineView;
import parley.desktop.voice.MiniPlayer;
import parley.desktop.voice.RecordButton;
import parley.desktop.voice.RecorderBar;
import parley.desktop.voice.RecorderNotice;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomKind;

/** A room in a window: head, timeline, composer. */
final class RoomView extends VBox {
    private final Texts texts;
    private final Times times;
    private final RoomHead head;
    private final TimelineView timeline;
    private final ComposerView composer;
    private final OpenRoom room;

    /** {@code own}: the window, where it is the room's own. */
    RoomView(MainViewModel model, OpenRoom room, Optional<OwnWindow> own, RowKit kit) {
        this.room = room;
        this.texts = kit.texts();
        this.times = kit.times();
        getStyleClass().add("main-column");
        setMinWidth(0);
        head = new RoomHead(model, room, own, texts);
        var shownName = room.roomProperty().get().name();
        timeline =
                new TimelineView(
                        room.timeline(),
                        kit,
                        shownName,
                        () ->
                                EmojiPickerViewModel.recent(
                                        model.memory(), MessageActions.FIRST_EMOJI));
        composer =
                new ComposerView(
                        room.composer(),
                        room.typing(),
                        shownName(room.roomProperty().get()),
                        model.keymap(),
                        texts);
        composer.onLater(() -> room.dialogs().sendLater(room.composer()));
        composer.onEmoji(() -> room.dialogs().pickEmoji(composer::insert));
        var drop = new DropHint(texts.get("drop.hint", shownName(room.roomProperty().get())));
        composer.enclose(
                new TrayView(room.tools().tray(), texts),
                new Taking(
                        room.tools().tray(),
                        new Capture(model.media().outside().screens(), model.background(), texts),
                        model.keymap(),
                        texts));
        var recorder = room.tools().recorder();
        var bar = new RecorderBar(recorder, room.tools().player(), texts);
        bar.onLater(() -> room.dialogs().sendLater(recorder));
        composer.records(
                bar, new RecorderNotice(recorder, texts), RecordButton.of(recorder, texts));
        var readOnly = readOnly();
        getChildren()
                .addAll(
                        head,
                        Boxes.grow(new StackPane(timeline, drop)),
                        new ChosenStrip(room.timeline(), kit),
                        new TransferStrip(room.tools().transfers(), texts),
                        new MiniPlayer(room.tools().player(), shownName, texts),
                        composer,
                        readOnly);
        widthProperty().addListener((_, _, w) -> composer.showHint(w.doubleValue() >= 560));
        Boxes.show(composer, room.roomProperty().get().mayPost());
        if (room.roomProperty().get().mayPost()) {
            FileDrop.onto(this, drop, room.tools().tray()::add);
        }
        Boxes.show(readOnly, !room.roomProperty().get().mayPost());
    }

    private static String shownName(RoomSummary room) {
        return room.kind() == RoomKind.DIRECT || room.kind() == RoomKind.GROUP
                ? room.name()
                : "#" + room.name();
    }

    private StackPane readOnly() {
        var summary = room.roomProperty().get();
        var key = summary.archived() ? "room.problem.gone" : "room.problem.readOnly";
        var holder = new StackPane(Labels.wrapped(texts.get(key, shownName(summary)), "t-meta"));
        holder.setMinHeight(52);
        return holder;
    }

    /** It is shown no more: nothing that lives longer may hold it. */
    void close() {
        head.close();
        getChildren().clear();
        timeline.close();
    }

    /** Says how much fits. */
    void width(WidthClass now) {
        composer.narrow(now == WidthClass.NARROW);
        head.width(now);
    }

    /** All files of the room; what is chosen there is shown in the timeline. */
    Node fileList() {
        room.tools().files().show(Optional.empty());
        return new FileListView(
                room.tools().files(),
                room.tools().downloads(),
                texts,
                times,
                room.timeline()::jumpTo);
    }

    TimelineView timeline() {
        return timeline;
    }

    ComposerView composer() {
        return composer;
    }

    OpenRoom room() {
        return room;
    }
}
