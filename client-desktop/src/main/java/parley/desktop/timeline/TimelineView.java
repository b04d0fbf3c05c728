package parley.desktop.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.Cell;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.NextPulse;
import parley.desktop.text.Texts;
import parley.desktop.workspace.TimelineEntry.Said;

/**
 * The rows of a room. At the bottom it stays at the bottom; scrolled up it never moves, whatever
 * arrives at either end.
 */
public final class TimelineView extends StackPane {
    /** Rows from the edge at which the next page is asked for. */
    private static final int AHEAD = 20;

    /** So much of the window's height is filled with rows at first. */
    private static final double FIRST_FRAME = 0.35;

    private final TimelineViewModel model;
    private final VirtualFlow<TimelineItem, Cell<TimelineItem, Region>> flow;
    private final VirtualizedScrollPane<?> scroll;
    private final Button pill;
    private final Texts texts;
    private final HoverTools tools;
    private final StickyDay day;
    private final RowKeys keys;
    private boolean atEnd = true;
    private boolean placed;
    private boolean begun;
    private Optional<Anchor> anchor = Optional.empty();
    private int focused = -1;

    /** Which row stood where before a change; {@code y} in px from the top of the view. */
    private record Anchor(TimelineItem item, double y) {}

    public TimelineView(TimelineViewModel model, RowKit kit, String room) {
        this(model, kit, room, () -> MessageActions.FIRST_EMOJI);
    }

    /** {@code recent}: the emoji behind the keys 1 to 5 on a message. */
    public TimelineView(
            TimelineViewModel model, RowKit kit, String room, Supplier<List<String>> recent) {
        this.model = model;
        this.texts = kit.texts();
        getStyleClass().add("timeline");
        setId("timeline");
        var factory = new RowFactory(model, kit, room);
        flow =
                VirtualFlow.createVertical(
                        model.rows(),
                        item -> Cell.wrapNode(factory.row(item)),
                        VirtualFlow.Gravity.REAR);
        flow.setFocusTraversable(true);
        flow.setId("timeline-rows");
        flow.setAccessibleRole(AccessibleRole.LIST_VIEW);
        flow.setAccessibleText(texts.get("timeline.name", room));
        scroll = new VirtualizedScrollPane<>(flow);
        StackPane.setAlignment(scroll, Pos.BOTTOM_CENTER);
        pill = Buttons.framed("to-end", "", this::toEnd, "pill");
        pill.setGraphic(Icons.of(Feather.ARROW_DOWN, Icons.INLINE, "i-accent"));
        pill.setVisible(false);
        StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
        StackPane.setMargin(pill, new Insets(0, 0, 8, 0));
        var waiting = Skeleton.bars();
        var menu = new MessageMenu(model, kit);
        tools = new HoverTools(this, model, kit, menu);
        day = new StickyDay(kit);
        keys = new RowKeys(model, kit, menu, recent);
        getChildren().addAll(scroll, waiting, day, pill, tools);
        pointer(menu);
        waiting.visibleProperty().bind(model.opened().not());
        model.onChange(this::beforeChange, this::afterChange);
        model.newBelow().addListener((_, _, _) -> showPill());
        model.target().addListener((_, _, seq) -> reach(seq.longValue()));
        flow.heightProperty().addListener((_, _, _) -> keepEnd());
        flow.widthProperty().addListener((_, _, _) -> keepEnd());
        addEventFilter(
                ScrollEvent.SCROLL,
                _ -> {
                    tools.hide();
                    Platform.runLater(this::look);
                });
        addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> Platform.runLater(this::look));
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> Platform.runLater(this::look));
        flow.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        ChangeListener<Boolean> watch = (_, _, on) -> model.watched(on);
        sceneProperty()
                .flatMap(javafx.scene.Scene::windowProperty)
                .flatMap(javafx.stage.Window::focusedProperty)
                .orElse(true)
                .addListener(watch);
    }

    private void pointer(MessageMenu menu) {
        addEventFilter(MouseEvent.MOUSE_MOVED, tools::pointer);
        addEventFilter(MouseEvent.MOUSE_EXITED, _ -> tools.hide());
        addEventHandler(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                e -> {
                    var row = e.getTarget() instanceof Node node ? HoverTools.rowOf(node) : null;
                    if (row != null) {
                        menu.show(row, row, e.getScreenX(), e.getScreenY());
                    }
                });
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                e -> {
                    var row = e.getTarget() instanceof Node node ? HoverTools.rowOf(node) : null;
                    if (row != null
                            && e.isStillSincePress()
                            && e.getButton() == MouseButton.PRIMARY) {
                        clicked(e, row);
                    }
                });
    }

    /** While some are chosen a click chooses; else one on the disc or the name shows the person. */
    private void clicked(MouseEvent e, MessageRow row) {
        if (row.said().isEmpty()) {
            return;
        }
        var said = row.said().get();
        if (!model.chosen().isEmpty()) {
            model.choose(said);
        } else if (e.getTarget() instanceof Node node && onPerson(node)) {
            model.actions().ifPresent(a -> a.profile(said));
        }
    }

    private static boolean onPerson(Node target) {
        for (Node n = target; n != null && !(n instanceof MessageRow); n = n.getParent()) {
            if (n.getStyleClass().contains("t-author") || n.getStyleClass().contains("who-disc")) {
                return true;
            }
        }
        return false;
    }

    private void beforeChange() {
        tools.hide();
        anchor = atEnd ? Optional.empty() : firstInView();
    }

    private void afterChange(boolean moved) {
        int size = model.rows().size();
        if (size == 0) {
            return;
        }
        if (model.takeSent()) {
            anchor = Optional.empty();
            atEnd = true;
        }
        if (moved) {
            atEnd = model.target().get() == 0;
            placed = false;
        }
        if (anchor.isPresent() && !moved) {
            int at = model.rows().indexOf(anchor.get().item());
            if (at >= 0) {
                flow.showAtOffset(at, anchor.get().y());
            }
        } else if (atEnd) {
            showFirst();
        }
        showPill();
        Platform.runLater(this::look);
    }

    /** The first-unread line a third from the top where there is one, else the end. */
    private void showFirst() {
        if (!placed) {
            placed = true;
            for (int i = 0; i < model.rows().size(); i++) {
                if (model.rows().get(i) instanceof TimelineItem.FirstUnread
                        && flow.getHeight() > 0) {
                    flow.showAtOffset(i, flow.getHeight() / 3);
                    return;
                }
            }
        }
        begin();
        flow.showAsLast(model.rows().size() - 1);
    }

    /** The newest rows come with the first frame, those above them with the next. */
    private void begin() {
        if (begun || getScene() == null) {
            return;
        }
        begun = true;
        scroll.setMaxHeight(getScene().getHeight() * FIRST_FRAME);
        NextPulse.after(this, () -> scroll.setMaxHeight(Region.USE_COMPUTED_SIZE));
    }

    private Optional<Anchor> firstInView() {
        int size = model.rows().size();
        if (size == 0 || flow.visibleCells().isEmpty()) {
            return Optional.empty();
        }
        int first = flow.getFirstVisibleIndex();
        int last = flow.getLastVisibleIndex();
        for (int i = Math.max(0, first); i <= last && i < size; i++) {
            var item = model.rows().get(i);
            if (item.seq().isPresent()) {
                var cell = flow.getCellIfVisible(i);
                if (cell.isPresent()) {
                    return Optional.of(
                            new Anchor(item, cell.get().getNode().getBoundsInParent().getMinY()));
                }
            }
        }
        return Optional.empty();
    }

    private void keepEnd() {
        int size = model.rows().size();
        if (atEnd && size > 0) {
            flow.showAsLast(size - 1);
        }
    }

    /**
     * What is in view now: asks for more history near an edge, and tells whether the end is shown.
     */
    private void look() {
        int size = model.rows().size();
        if (size == 0 || flow.visibleCells().isEmpty()) {
            return;
        }
        int last = flow.getLastVisibleIndex();
        atEnd =
                last == size - 1
                        && flow.getCellIfVisible(last)
                                .map(c ->
                                        c.getNode().getBoundsInParent().getMaxY()
                                                <= flow.getHeight() + 4)
                                .orElse(false);
        model.endInView(atEnd);
        showPill();
        int first = flow.getFirstVisibleIndex();
        day.show(
                model,
                first,
                flow.getCellIfVisible(first)
                        .map(c -> c.getNode().getBoundsInParent().getMinY())
                        .orElse(0.0));
        if (flow.getFirstVisibleIndex() < AHEAD) {
            model.older();
        }
        if (last > size - AHEAD) {
            model.newer();
        }
    }

    private void showPill() {
        int fresh = model.newBelow().get();
        pill.setVisible(!atEnd && (fresh > 0 || farFromEnd()));
        var text = fresh > 0 ? texts.get("timeline.newBelow", fresh) : texts.get("timeline.toEnd");
        pill.setText(text);
        pill.setAccessibleText(text);
    }

    private boolean farFromEnd() {
        return !flow.visibleCells().isEmpty()
                && model.rows().size() - flow.getLastVisibleIndex() > 30;
    }

    /** Goes to the newest message. */
    public void toEnd() {
        atEnd = true;
        model.toEnd();
        keepEnd();
        Platform.runLater(this::look);
    }

    private void reach(long seq) {
        if (seq == 0) {
            return;
        }
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i).seq().filter(s -> s == seq).isPresent()) {
                atEnd = false;
                placed = true;
                flow.showAtOffset(i, flow.getHeight() / 3);
                tint(i);
                break;
            }
        }
        model.target().set(0);
        Platform.runLater(this::look);
    }

    private void tint(int index) {
        Platform.runLater(() ->
                flow.getCellIfVisible(index)
                        .ifPresent(cell -> {
                            var row = message(cell.getNode());
                            row.getStyleClass().add("jumped");
                            var pause =
                                    new javafx.animation.PauseTransition(
                                            javafx.util.Duration.millis(1200));
                            pause.setOnFinished(_ -> row.getStyleClass().remove("jumped"));
                            pause.play();
                        }));
    }

    private static Node message(Node cell) {
        var row = cell.lookup(".message-row");
        return row == null ? cell : row;
    }

    private void key(KeyEvent e) {
        int size = model.rows().size();
        if (size == 0) {
            return;
        }
        var row = HoverTools.rowOf(getScene().getFocusOwner());
        if (row != null && keys.pressed(e, row)) {
            e.consume();
            return;
        }
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        boolean none = !onRow() || focused < 0 || focused >= size;
        int from = none ? size : focused;
        if (e.getCode() == KeyCode.UP) {
            focusRow(from, -1);
        } else if (e.getCode() == KeyCode.DOWN) {
            focusRow(from, 1);
        } else if (e.getCode() == KeyCode.HOME) {
            focusRow(-1, 1);
        } else if (e.getCode() == KeyCode.END) {
            focusRow(size, -1);
        } else if (e.getCode() == KeyCode.PAGE_UP) {
            flow.scrollYBy(-flow.getHeight() * 0.9);
        } else if (e.getCode() == KeyCode.PAGE_DOWN) {
            flow.scrollYBy(flow.getHeight() * 0.9);
        } else {
            return;
        }
        e.consume();
        Platform.runLater(this::look);
    }

    private boolean onRow() {
        for (Node n = getScene().getFocusOwner(); n != null; n = n.getParent()) {
            if (flow.equals(n.getParent())) {
                return true;
            }
        }
        return false;
    }

    private void focusRow(int from, int step) {
        int i = from + step;
        while (i >= 0 && i < model.rows().size() && model.rows().get(i).seq().isEmpty()) {
            i += step;
        }
        if (i < 0 || i >= model.rows().size()) {
            return;
        }
        focused = i;
        atEnd = false;
        flow.show(i);
        int row = i;
        Platform.runLater(() ->
                flow.getCellIfVisible(row)
                        .ifPresent(c -> {
                            var node = message(c.getNode());
                            node.requestFocus();
                            tools.over(HoverTools.rowOf(node));
                        }));
    }

    /** Gives the focus to the message above ({@code -1}) or below the one that has it. */
    public void step(int by) {
        int size = model.rows().size();
        boolean none = focusedMessage().isEmpty() || focused < 0 || focused >= size;
        int i = (none ? size : focused) + by;
        while (i >= 0 && i < size && !(model.rows().get(i) instanceof TimelineItem.Message)) {
            i += by;
        }
        focusRow(i - by, by);
    }

    /** The message that has the focus. */
    public Optional<Said> focusedMessage() {
        var scene = getScene();
        var row = scene == null ? null : HoverTools.rowOf(scene.getFocusOwner());
        return row == null ? Optional.empty() : row.said();
    }

    /** It is shown no more. */
    public void close() {
        tools.hide();
        model.onChange(() -> {}, _ -> {});
        getChildren().clear();
        flow.dispose();
    }

    /** What takes the focus when this region is reached. */
    public Node focusTarget() {
        return flow;
    }
}
