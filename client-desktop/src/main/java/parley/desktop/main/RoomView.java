package parley.desktop.main;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.composer.ComposerView;
import parley.desktop.emoji.EmojiPickerViewModel;
import parley.desktop.file.DropHint;
import parley.desktop.file.FileDrop;
import parley.desktop.file.FileListView;
import parley.desktop.file.Taking;
import parley.desktop.file.TransferStrip;
import parley.desktop.file.TrayView;
import parley.desktop.part.Badge;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.room.RoomRow;
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
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomKind;

/** A room in the main column: head, banner, timeline, composer. */
final class RoomView extends VBox {
    private final MainViewModel model;
    private final Texts texts;
    private final Times times;
    private final HBox head = new HBox();
    private final Label topic = Labels.of("", "topic");
    private final TimelineView timeline;
    private final ComposerView composer;
    private final Badge others = new Badge();
    private final OpenRoom room;
    private final ChangeListener<Boolean> detailsChanged = (_, _, _) -> fillHead();
    private WidthClass width = WidthClass.REGULAR;

    RoomView(MainViewModel model, OpenRoom room, RowKit kit) {
        this.model = model;
        this.room = room;
        this.texts = kit.texts();
        this.times = kit.times();
        getStyleClass().add("main-column");
        setMinWidth(0);
        head.getStyleClass().add("head-bar");
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
                        texts);
        composer.onLater(() -> model.timed().sendLater(room.roomProperty().get(), room.composer()));
        composer.onEmoji(() -> model.pickEmoji(composer::insert));
        var drop = new DropHint(texts.get("drop.hint", shownName(room.roomProperty().get())));
        composer.enclose(
                new TrayView(room.tools().tray(), texts), new Taking(room.tools().tray(), texts));
        var recorder = room.tools().recorder();
        composer.records(
                new RecorderBar(recorder, room.tools().player(), texts),
                new RecorderNotice(recorder, texts),
                RecordButton.of(recorder, texts));
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
        room.roomProperty().addListener((_, _, _) -> fillHead());
        model.detailsShownProperty().addListener(detailsChanged);
        room.details().members().addListener((ListChangeListener<RoomMember>) _ -> fillHead());
        widthProperty().addListener((_, _, w) -> composer.showHint(w.doubleValue() >= 560));
        Boxes.show(composer, room.roomProperty().get().mayPost());
        if (room.roomProperty().get().mayPost()) {
            FileDrop.onto(this, drop, room.tools().tray()::add);
        }
        Boxes.show(readOnly, !room.roomProperty().get().mayPost());
        fillHead();
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
        model.detailsShownProperty().removeListener(detailsChanged);
        getChildren().clear();
        timeline.close();
    }

    /** Says how much fits. */
    void width(WidthClass now) {
        width = now;
        composer.narrow(now == WidthClass.NARROW);
        fillHead();
    }

    private void fillHead() {
        var summary = room.roomProperty().get();
        boolean narrow = width == WidthClass.NARROW;
        head.getChildren().clear();
        head.getStyleClass().remove("narrow");
        if (narrow) {
            head.getStyleClass().add("narrow");
            head.getChildren()
                    .add(
                            Buttons.icon(
                                    "back",
                                    Feather.ARROW_LEFT,
                                    texts.get("action.back"),
                                    model::backToRooms));
        }
        if (summary.kind() != RoomKind.DIRECT) {
            head.getChildren().add(Icons.of(RoomRow.icon(summary), 17, "i-1"));
        }
        var name = Labels.of(summary.name(), "t-room");
        name.setId("room-name");
        head.getChildren().add(name);
        if (!narrow && !summary.topic().isEmpty()) {
            topic.setText(summary.topic());
            head.getChildren().add(topic);
        }
        Region spring = Boxes.spring();
        head.getChildren().add(spring);
        if (narrow) {
            head.getChildren().add(others);
            var workspace = model.current().get();
            others.show(workspace == null ? 0 : workspace.rooms().calls(), true);
        } else {
            head.getChildren().add(members(summary));
        }
        head.getChildren()
                .add(
                        Buttons.icon(
                                "search-room",
                                Feather.SEARCH,
                                texts.get("room.search"),
                                () -> model.search(true)));
        var details =
                Buttons.icon(
                        "show-details",
                        Feather.SIDEBAR,
                        texts.get("room.details"),
                        () ->
                                model.detailsShownProperty()
                                        .set(!model.detailsShownProperty().get()));
        details.getGraphic().setScaleX(-1);
        if (model.detailsShownProperty().get() && width == WidthClass.WIDE) {
            details.getStyleClass().add("on");
        }
        head.getChildren().add(details);
    }

    private Button members(RoomSummary summary) {
        int listed = room.details().members().size();
        int count = listed > 0 ? listed : summary.members();
        var button =
                Buttons.framed(
                        "members",
                        Integer.toString(count),
                        () -> model.detailsShownProperty().set(true),
                        "members");
        button.setGraphic(Icons.of(Feather.USERS, Icons.ROW, "i-3"));
        button.setAccessibleText(texts.get("room.members", count));
        button.setAlignment(Pos.CENTER);
        return button;
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
