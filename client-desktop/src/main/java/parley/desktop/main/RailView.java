package parley.desktop.main;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.keys.Deed;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Link;
import parley.protocol.PresenceState;

/** The workspaces, one tile each; at the foot the settings and oneself. */
final class RailView extends StackPane {
    private final MainViewModel model;
    private final Texts texts;
    private final Pane box;
    private final Subscription follows;

    /** What the present tiles follow. */
    private Subscription tiles = Subscription.EMPTY;

    /** {@code across}: as a row on top rather than a column. */
    RailView(MainViewModel model, Texts texts, boolean across) {
        this.model = model;
        this.texts = texts;
        box = across ? new HBox() : new VBox();
        box.getStyleClass().add("rail");
        if (across) {
            box.getStyleClass().add("across");
        }
        setId(across ? "rail-across" : "rail");
        getChildren().add(box);
        follows =
                Subscription.combine(
                        model.workspaces().subscribe(this::fill),
                        model.current().subscribe((_, _) -> fill()),
                        model.keymap().changes().subscribe((_, _) -> fill()));
        fill();
    }

    /** It is shown no more. */
    void close() {
        follows.unsubscribe();
        tiles.unsubscribe();
    }

    private void fill() {
        box.getChildren().clear();
        tiles.unsubscribe();
        var transfers =
                new TransfersTile(
                        model.media().ring(),
                        texts.get("rail.transfers", model.keymap().name(Deed.TRANSFERS)),
                        texts,
                        model.media()::transfers);
        tiles = transfers::close;
        int number = 1;
        for (var workspace : model.workspaces()) {
            box.getChildren().add(tile(workspace, number++));
        }
        box.getChildren()
                .addAll(
                        ghost(
                                "add-workspace",
                                Feather.PLUS,
                                texts.get("rail.add"),
                                model::addWorkspace),
                        Boxes.spring(),
                        transfers,
                        ghost(
                                "preferences",
                                Feather.SETTINGS,
                                texts.get("rail.preferences"),
                                model.opening()::preferences));
        var current = model.current().get();
        if (current != null) {
            var me = current.workspace().card().me();
            var avatar = new Avatar(36);
            Runnable show =
                    () ->
                            avatar.show(
                                    me.id().value(),
                                    me.displayName(),
                                    presence(current.link().get()));
            tiles =
                    tiles.and(current.link().subscribe(_ -> show.run()))
                            .and(model.self().undisturbed().subscribe(_ -> show.run()));
            var self = new Button();
            self.setId("me");
            self.getStyleClass().setAll("tile", "ghost");
            self.setGraphic(avatar);
            self.setAccessibleText(texts.get("rail.me", me.displayName()));
            self.setTooltip(new Tooltip(texts.get("rail.me", me.displayName())));
            self.setOnAction(_ -> model.opening().preferences());
            box.getChildren().add(self);
        }
    }

    private PresenceState presence(Link link) {
        if (!(link instanceof Link.Online)) {
            return PresenceState.OFFLINE;
        }
        return model.self().undisturbed().get() ? PresenceState.DND : PresenceState.ONLINE;
    }

    private Node tile(OpenWorkspace workspace, int number) {
        var name = workspace.workspace().card().name();
        var tile =
                new Button(
                        name.isEmpty()
                                ? "?"
                                : name.substring(0, name.offsetByCodePoints(0, 1))
                                        .toUpperCase(Locale.ROOT));
        tile.setId("workspace-" + number);
        tile.getStyleClass().setAll("tile");
        tile.setOnAction(_ -> model.open(workspace));
        boolean open = workspace == model.current().get();
        var holder = new StackPane(tile);
        if (open) {
            tile.getStyleClass().add("open");
            var bar = new Region();
            bar.getStyleClass().add("tile-bar");
            StackPane.setAlignment(bar, Pos.CENTER_LEFT);
            bar.setTranslateX(-10);
            holder.getChildren().add(bar);
        }
        var sign = new StackPane();
        sign.setMouseTransparent(true);
        StackPane.setAlignment(sign, Pos.TOP_RIGHT);
        sign.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        holder.getChildren().add(sign);
        holder.setMaxSize(36, 36);
        Runnable show = () -> sign(workspace, open, sign, tile);
        tiles =
                tiles.and(workspace.rooms().items().subscribe(show))
                        .and(workspace.link().subscribe((_, _) -> show.run()));
        show.run();
        return holder;
    }

    private void sign(OpenWorkspace workspace, boolean open, StackPane sign, Button tile) {
        var name = workspace.workspace().card().name();
        int calls = workspace.rooms().calls();
        int unread = workspace.rooms().unread();
        var spoken = name;
        sign.getChildren().clear();
        if (!(workspace.link().get() instanceof Link.Online)) {
            sign.getChildren().add(Icons.painted(Feather.WIFI_OFF, 12, "#B9CBC7"));
            spoken = texts.get("rail.offline", name);
        } else if (!open && calls > 0) {
            sign.getChildren()
                    .add(Labels.whole(calls > 99 ? "99+" : Integer.toString(calls), "tile-badge"));
            spoken = texts.get("rail.calls", name, calls);
        } else if (!open && unread > 0) {
            var dot = new Region();
            dot.getStyleClass().add("tile-dot");
            sign.getChildren().add(dot);
            spoken = texts.get("rail.unread", name, unread);
        }
        sign.setTranslateX(7);
        sign.setTranslateY(-7);
        tile.setAccessibleText(spoken);
        tile.setTooltip(new Tooltip(spoken));
    }

    private static Button ghost(String id, Feather icon, String name, Runnable action) {
        var button = Buttons.icon(id, icon, name, action);
        button.setGraphic(Icons.of(icon, Icons.RAIL));
        button.getStyleClass().setAll("tile", "ghost");
        return button;
    }
}
