package parley.desktop.main;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.attention.AttentionView;
import parley.desktop.attention.AttentionViewModel;
import parley.desktop.details.DetailsView;
import parley.desktop.host.HostPanelView;
import parley.desktop.keys.Deed;
import parley.desktop.moderation.ModerationView;
import parley.desktop.notify.NoticesView;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Focus;
import parley.desktop.part.NextPulse;
import parley.desktop.room.RoomListItem;
import parley.desktop.room.RoomListView;
import parley.desktop.search.SearchView;
import parley.desktop.text.Texts;
import parley.desktop.timeline.RowKit;
import parley.desktop.workspace.Link;

/** The main window: what stands side by side follows the width. */
public final class MainView extends StackPane {
    private static final double DETAILS_SHEET = 320;

    private final MainViewModel model;
    private final Texts texts;
    private final RowKit kit;
    private final BorderPane frame = new BorderPane();
    private final HBox left = new HBox();
    private final StackPane middle = new StackPane();
    private final Banners banners;
    private final RailView rail;
    private final RailView railAcross;
    private final Keys keys;
    private final Subscription follows;
    private Subscription head = Subscription.EMPTY;
    private @Nullable RoomListView rooms;
    private @Nullable RoomView room;
    private @Nullable Region details;
    private WidthClass width = WidthClass.WIDE;
    private @Nullable Side side;

    /** What stands beside the main column, or {@code alone} in place of it. */
    private record Side(@Nullable RoomListView rooms, WidthClass width, boolean alone) {}

    public MainView(MainViewModel model, RowKit kit) {
        this.model = model;
        this.kit = kit;
        this.texts = kit.texts();
        setId("main");
        model.self().faces().install(this);
        model.keymap().written(texts::keys);
        rail = new RailView(model, texts, false);
        railAcross = new RailView(model, texts, true);
        frame.setLeft(left);
        frame.setCenter(middle);
        banners = new Banners(model, kit);
        var columns = new VBox(banners, Boxes.grow(frame));
        VBox.setVgrow(frame, Priority.ALWAYS);
        getChildren()
                .addAll(
                        columns,
                        new NoticesView(model.notices(), texts, model::openNotice),
                        new ToastView(model.surface(), texts));
        sceneProperty()
                .flatMap(javafx.scene.Scene::windowProperty)
                .flatMap(javafx.stage.Window::focusedProperty)
                .orElse(true)
                .addListener((_, _, on) -> model.watched(on));
        keys = new Keys(model, this);
        keys.install();
        follows =
                Subscription.combine(
                        model.current().subscribe((_, now) -> workspaceChanged(now)),
                        model.center().subscribe((_, now) -> centerChanged(now)),
                        model.detailsShownProperty().subscribe((_, _) -> arrange()));
        widthProperty()
                .addListener((_, _, w) -> {
                    var now = WidthClass.of(w.doubleValue());
                    if (now != width) {
                        width = now;
                        if (now != WidthClass.WIDE) {
                            model.detailsShownProperty().set(false);
                        }
                        arrange();
                    }
                });
        workspaceChanged(model.current().get());
        centerChanged(model.center().get());
    }

    /** It is shown no more: another takes its place. */
    public void close() {
        follows.unsubscribe();
        head.unsubscribe();
        banners.close();
        rail.close();
        railAcross.close();
        list().ifPresent(RoomListView::close);
        room().ifPresent(RoomView::close);
    }

    private Optional<RoomListView> list() {
        return Optional.ofNullable(rooms);
    }

    private void workspaceChanged(@Nullable OpenWorkspace workspace) {
        head.unsubscribe();
        list().ifPresent(RoomListView::close);
        rooms = null;
        if (workspace != null) {
            var actions =
                    new RoomListView.Actions(
                            model::openRoom,
                            model.opening()::switcher,
                            model.keymap().shown(Deed.SWITCHER),
                            model.opening()::browse,
                            model.opening()::newRoom,
                            model::showHost,
                            model.opening()::invite,
                            this::openView,
                            model.care());
            var list = new RoomListView(workspace.rooms(), actions, texts);
            rooms = list;
            head =
                    workspace
                            .link()
                            .subscribe(_ -> head(workspace, list))
                            .and(workspace.online().subscribe((_, _) -> head(workspace, list)));
            banners.follow(workspace);
        }
        arrange();
    }

    private void openView(RoomListItem.Place place) {
        switch (place) {
            case UNREAD -> model.attention(AttentionViewModel.Kind.UNREAD);
            case MENTIONS -> model.attention(AttentionViewModel.Kind.MENTIONS);
            case SAVED -> model.opening().saved();
        }
    }

    private void head(OpenWorkspace workspace, RoomListView list) {
        var card = workspace.workspace().card();
        boolean online = workspace.link().get() instanceof Link.Online;
        list.head(card.name(), where(workspace, online), online);
    }

    private String where(OpenWorkspace workspace, boolean online) {
        var card = workspace.workspace().card();
        if (workspace.link().get() instanceof Link.Offline off) {
            return texts.get("workspace.offlineSince", kit.times().time(off.since()));
        }
        var place =
                switch (card.place()) {
                    case THIS_PC -> texts.get("workspace.thisPc");
                    case NETWORK -> card.host();
                    case CLOUD -> texts.get("workspace.cloud");
                };
        Optional<Integer> count = online ? workspace.online().get() : Optional.empty();
        return count.map(n -> texts.get("workspace.place", place, n)).orElse(place);
    }

    private void centerChanged(Center now) {
        room().ifPresent(RoomView::close);
        room = null;
        details = null;
        middle.getChildren().clear();
        switch (now) {
            case Center.Nothing _ -> middle.getChildren().add(nothing());
            case Center.InRoom in -> {
                var view = new RoomView(model, in.room(), Optional.empty(), kit);
                room = view;
                middle.getChildren().add(view);
            }
            case Center.Searching search ->
                    middle.getChildren().add(new SearchView(search.search(), kit));
            case Center.Attention attention ->
                    middle.getChildren().add(new AttentionView(attention.attention(), kit));
            case Center.Moderating moderating ->
                    middle.getChildren()
                            .add(new ModerationView(moderating.moderation(), texts, kit.times()));
            case Center.Host host ->
                    middle.getChildren()
                            .add(new HostPanelView(host.panel(), model::closeHost, kit));
        }
        arrange();
        focusCenter();
    }

    private void focusCenter() {
        if (room != null && room.composer().isVisible()) {
            Focus.on(room.composer().field());
        }
    }

    private Node nothing() {
        var state =
                new EmptyState(
                        Feather.MESSAGE_SQUARE,
                        "i-accent",
                        texts.get("main.nothing"),
                        texts.get("main.nothing.cure"),
                        Buttons.framed(
                                "browse-rooms",
                                texts.get("rooms.browse"),
                                model.opening()::browse));
        var column = new VBox(new StackPane(state));
        VBox.setVgrow(column.getChildren().getFirst(), Priority.ALWAYS);
        column.getStyleClass().add("main-column");
        return column;
    }

    /** Puts what there is where it belongs at this width. */
    private void arrange() {
        frame.setRight(null);
        middle.getChildren().removeIf(n -> n != null && "details".equals(n.getId()));
        boolean narrow = width == WidthClass.NARROW;
        getStyleClass().remove("narrow");
        if (narrow) {
            getStyleClass().add("narrow");
        }
        boolean listOnly = narrow && model.center().get() instanceof Center.Nothing;
        arrangeRooms(listOnly);
        frame.setCenter(listOnly && rooms != null ? rooms : middle);
        if (room != null) {
            room.width(width);
            if (model.detailsShownProperty().get()) {
                showDetails(room);
            }
        }
    }

    /** What stands still stays in the window: put there anew, all of its styles are read again. */
    private void arrangeRooms(boolean alone) {
        var now = new Side(rooms, width, alone);
        if (now.equals(side)) {
            return;
        }
        side = now;
        left.getChildren().clear();
        frame.setTop(null);
        if (rooms == null) {
            return;
        }
        rooms.getStyleClass().remove("alone");
        if (width != WidthClass.NARROW) {
            boolean wide = width == WidthClass.WIDE;
            var pane = wide ? Pane.LIST_WIDE : Pane.LIST_REGULAR;
            fix(rooms, pane.width(model.memory()));
            left.getChildren().addAll(rail, rooms, pane.edge(rooms, model.memory(), 1, texts));
        } else if (alone) {
            rooms.getStyleClass().add("alone");
            frame.setTop(railAcross);
            free(rooms);
        }
    }

    /** Docked, it is filled a frame later than the room beside it: its place is there already. */
    private void showDetails(RoomView open) {
        if (width != WidthClass.WIDE) {
            showSheet(detailsOf(open));
            return;
        }
        var place = new StackPane();
        details = place;
        fix(place, Pane.DETAILS.width(model.memory()));
        frame.setRight(new HBox(Pane.DETAILS.edge(place, model.memory(), -1, texts), place));
        NextPulse.after(
                this,
                () -> {
                    if (place.equals(details)) {
                        place.getChildren().setAll(detailsOf(open));
                    }
                });
    }

    private DetailsView detailsOf(RoomView open) {
        return new DetailsView(
                open.room().details(),
                open.room().roomProperty(),
                texts,
                width == WidthClass.NARROW,
                open::fileList,
                new DetailsView.Actions(
                        model.opening()::invite,
                        model.care()::askLeave,
                        () -> model.detailsShownProperty().set(false),
                        model.moderation()::room,
                        m -> open.room().dialogs().profile(m.person(), Optional.of(m)),
                        said -> open.room().timeline().jumpTo(said.seq())));
    }

    private void showSheet(DetailsView view) {
        details = view;
        view.getStyleClass().add("sheet");
        if (width == WidthClass.NARROW) {
            free(view);
        } else {
            fix(view, DETAILS_SHEET);
        }
        StackPane.setAlignment(view, Pos.CENTER_RIGHT);
        middle.getChildren().add(view);
    }

    /** How high what stands over everything is, in px: a dialog leaves it in sight. */
    DoubleBinding bannersHeight() {
        return banners.shownHeight();
    }

    private static void fix(Region region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
    }

    private static void free(Region region) {
        region.setMinWidth(0);
        region.setPrefWidth(Region.USE_COMPUTED_SIZE);
        region.setMaxWidth(Double.MAX_VALUE);
    }

    /** Whether a sheet lies over the timeline. */
    boolean sheetShown() {
        return details != null && width != WidthClass.WIDE && model.detailsShownProperty().get();
    }

    /** Whether the keyboard is in the list of rooms. */
    boolean listFocused() {
        return rooms != null && rooms.focusTarget().isFocused();
    }

    /** The room that is shown. */
    Optional<RoomView> room() {
        return Optional.ofNullable(room);
    }

    /** The regions one can jump between, in tab order. */
    List<Node> regions() {
        var targets = new java.util.ArrayList<Node>();
        if (rooms != null && rooms.getScene() != null) {
            targets.add(rooms.focusTarget());
        }
        room().ifPresent(r -> {
            targets.add(r.timeline().focusTarget());
            if (r.composer().isVisible()) {
                targets.add(r.composer().field());
            }
        });
        return targets;
    }
}
