package parley.desktop.start;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.AppMark;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DoorArt;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;

/** Three doors: join, start a workspace on this PC, connect to a cloud address. */
public final class FirstStartView extends StackPane {
    private static final double DOOR = 296;
    private static final double SIDE_BY_SIDE = 980;

    private final Texts texts;
    private final Actions actions;
    private final Pane wide;
    private final Pane rows;

    /** What its buttons do; {@code back}: to the workspaces there are. */
    public record Actions(
            Runnable join,
            Runnable host,
            Runnable cloud,
            Runnable appearance,
            java.util.Optional<Runnable> back) {}

    public FirstStartView(
            Actions actions, javafx.beans.value.ObservableValue<String> appearance, Texts texts) {
        this.texts = texts;
        this.actions = actions;
        getStyleClass().add("first-start");
        setId("first-start");
        wide = doors(false);
        rows = doors(true);
        var doors = new StackPane(wide, rows);
        wide.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(SIDE_BY_SIDE));
        rows.visibleProperty().bind(wide.visibleProperty().not());
        wide.managedProperty().bind(wide.visibleProperty());
        rows.managedProperty().bind(rows.visibleProperty());
        var head =
                Boxes.column(
                        4,
                        new StackPane(new AppMark(52)),
                        Labels.wrapped(texts.get("start.title"), "t-title"),
                        Labels.wrapped(texts.get("start.subtitle"), "t-2"));
        head.setAlignment(Pos.CENTER);
        head.getChildren()
                .forEach(n -> {
                    if (n instanceof javafx.scene.control.Label label) {
                        label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
                    }
                });
        VBox.setMargin(head.getChildren().getFirst(), new Insets(0, 0, 12, 0));
        var all = new VBox(head, doors, Labels.wrapped(texts.get("start.promise"), "t-meta"));
        all.setAlignment(Pos.CENTER);
        all.setPadding(new Insets(48, 24, 16, 24));
        VBox.setMargin(doors, new Insets(36, 0, 32, 0));
        var scroll = new Scroll(all);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        all.minHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> scroll.getViewportBounds().getHeight(),
                                scroll.viewportBoundsProperty()));
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(new VBox(Boxes.grow(scroll), foot(appearance)));
    }

    private Pane foot(javafx.beans.value.ObservableValue<String> appearance) {
        var look = Buttons.plain("appearance", Feather.MOON, "", actions.appearance());
        look.textProperty().bind(appearance);
        look.accessibleTextProperty().bind(appearance);
        var foot = new HBox(20, look);
        actions.back()
                .ifPresent(back ->
                        foot.getChildren()
                                .addFirst(
                                        Buttons.plain(
                                                "back",
                                                Feather.ARROW_LEFT,
                                                texts.get("action.back"),
                                                back)));
        foot.setPadding(new Insets(0, 18, 16, 18));
        return foot;
    }

    private Pane doors(boolean asRows) {
        var id = asRows ? "-row" : "";
        var join = Buttons.framed("door-join" + id, texts.get("start.join.button"), actions.join());
        var host =
                Buttons.primary("door-host" + id, texts.get("start.host.button"), actions.host());
        var cloud =
                Buttons.framed("door-cloud" + id, texts.get("start.cloud.button"), actions.cloud());
        Pane box = asRows ? new VBox(12) : new HBox(20);
        box.getChildren()
                .addAll(
                        door(DoorArt.join(), "start.join", "start.join.text", join, "", asRows),
                        door(
                                DoorArt.host(),
                                "start.host",
                                "start.host.text",
                                host,
                                "start.host.hint",
                                asRows),
                        door(
                                DoorArt.cloud(),
                                "start.cloud",
                                "start.cloud.text",
                                cloud,
                                "",
                                asRows));
        if (box instanceof HBox row) {
            row.setAlignment(Pos.CENTER);
        } else {
            box.setMaxWidth(620);
        }
        return box;
    }

    private Pane door(
            DoorArt art,
            String titleKey,
            String textKey,
            Button button,
            String hintKey,
            boolean asRow) {
        var action = Boxes.row(12, button);
        if (!hintKey.isEmpty()) {
            action.getChildren().add(Labels.whole(texts.get(hintKey), "t-meta"));
        }
        var text = Labels.wrapped(texts.get(textKey), "t-control", "t-2");
        text.setLineSpacing(4);
        button.setAccessibleHelp(texts.get(textKey));
        var words =
                new VBox(
                        Labels.wrapped(texts.get(titleKey), "t-door"),
                        text,
                        Boxes.spring(),
                        action);
        words.getStyleClass().add("words");
        VBox.setMargin(text, new Insets(6, 0, 16, 0));
        Pane door;
        if (asRow) {
            art.setMinWidth(150);
            art.setMaxWidth(150);
            clip(art, 150);
            door = new HBox(art, Boxes.grow(words));
            door.getStyleClass().addAll("door", "row");
        } else {
            door = new VBox(art, Boxes.grow(words));
            door.getStyleClass().add("door");
            door.setMinWidth(DOOR);
            door.setMaxWidth(DOOR);
            words.setMinHeight(174);
        }
        return door;
    }

    private static void clip(Region art, double width) {
        var clip = new Rectangle(width, 400);
        art.setClip(clip);
    }
}
