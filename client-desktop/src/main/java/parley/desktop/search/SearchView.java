package parley.desktop.search;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.message.Brief;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Focus;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.timeline.RowKit;
import parley.desktop.workspace.SearchHit;

/** Search in place of the timeline: the field, what it is limited to, what was found. */
public final class SearchView extends VBox {
    private final SearchViewModel model;
    private final RowKit kit;
    private final Texts texts;

    public SearchView(SearchViewModel model, RowKit kit) {
        this.model = model;
        this.kit = kit;
        this.texts = kit.texts();
        setId("search");
        getStyleClass().add("main-column");
        var list = list();
        var input = new TextField();
        var field = field(input, list);
        var nothing = new StackPane();
        model.nothing().addListener((_, _, none) -> fillNothing(nothing, none));
        var results = new StackPane(list, nothing);
        nothing.setMouseTransparent(true);
        getChildren().addAll(field, filters(input), Boxes.grow(results));
    }

    private HBox field(TextField field, ListView<SearchHit> list) {
        field.setId("search-field");
        field.getStyleClass().add("bare");
        field.setPromptText(texts.get("search.prompt"));
        field.setAccessibleText(texts.get("search.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.ENTER) {
                list.getSelectionModel().selectFirst();
                list.requestFocus();
                e.consume();
            }
        });
        var close =
                Buttons.icon(
                        "search-close",
                        Feather.X,
                        texts.get("search.close"),
                        model::close,
                        "small");
        var frame = Boxes.row(8, Icons.of(Feather.SEARCH, Icons.CONTROL), Boxes.grow(field), close);
        frame.getStyleClass().addAll("framed", "focus");
        frame.setMaxHeight(36);
        var head = new HBox(Boxes.grow(frame));
        head.getStyleClass().add("search-head");
        Focus.on(field);
        return head;
    }

    /** A button that begins a filter in the field. */
    private Button chip(String id, String key, String beginning, TextField field) {
        return Buttons.framed(
                id,
                texts.get(key),
                () -> {
                    model.filter(beginning);
                    field.requestFocus();
                    field.end();
                },
                "small",
                "filter");
    }

    private HBox filters(TextField field) {
        var in = Buttons.framed("search-in", "", () -> model.roomProperty().set(null), "small");
        in.setGraphic(Icons.of(Feather.X, Icons.INLINE));
        Runnable show =
                () -> {
                    var room = model.roomProperty().get();
                    Boxes.show(in, room != null);
                    if (room != null) {
                        in.setText(texts.get("search.in", room.name()));
                        in.setAccessibleText(texts.get("search.in.remove", room.name()));
                    }
                };
        model.roomProperty().addListener((_, _, _) -> show.run());
        show.run();
        var summary = Labels.of("", "t-meta");
        summary.setId("search-summary");
        summary.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.summary().get() == null
                                                ? texts.get("search.local")
                                                : texts.get(model.summary().get()),
                                model.summary()));
        var row =
                Boxes.row(
                        8,
                        in,
                        chip("search-from", "search.filter.from", "from:", field),
                        chip("search-inside", "search.filter.in", "in:", field),
                        chip("search-has", "search.filter.has", "has:", field),
                        chip("search-after", "search.filter.after", "after:", field),
                        chip("search-before", "search.filter.before", "before:", field),
                        Boxes.spring(),
                        summary,
                        stop(),
                        more());
        row.setPadding(new javafx.geometry.Insets(8, 20, 8, 20));
        row.setMinHeight(44);
        return row;
    }

    private Button stop() {
        var stop = Buttons.framed("search-stop", texts.get("search.stop"), model::stop, "small");
        Boxes.show(stop, model.asking().get());
        model.asking().addListener((_, _, on) -> Boxes.show(stop, on));
        return stop;
    }

    private Button more() {
        var more = Buttons.framed("search-more", texts.get("search.more"), model::more, "small");
        Runnable show = () -> Boxes.show(more, model.hasMore().get() && !model.asking().get());
        model.asking().addListener((_, _, _) -> show.run());
        model.hasMore().addListener((_, _, _) -> show.run());
        show.run();
        return more;
    }

    private ListView<SearchHit> list() {
        var list = new ListView<>(model.hits());
        list.setId("search-results");
        list.setAccessibleText(texts.get("search.results"));
        list.setCellFactory(_ -> new HitCell());
        list.setOnKeyPressed(e -> {
            var hit = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && hit != null) {
                model.open(hit);
                e.consume();
            }
        });
        return list;
    }

    private void fillNothing(StackPane nothing, boolean none) {
        nothing.getChildren().clear();
        if (none) {
            var room = model.roomProperty().get();
            var query = model.queryProperty().get();
            var title =
                    room == null
                            ? texts.get("search.empty.all", query)
                            : texts.get("search.empty", query, room.name());
            nothing.getChildren()
                    .add(
                            new EmptyState(
                                    Feather.SEARCH,
                                    "i-3",
                                    title,
                                    texts.get("search.empty.cure"),
                                    null));
        }
    }

    private final class HitCell extends ListCell<SearchHit> {
        HitCell() {
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    model.open(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable SearchHit hit, boolean empty) {
            super.updateItem(hit, empty);
            setText(null);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var said = hit.message();
            var when = kit.times().brief(said.at());
            var head =
                    Boxes.row(
                            8,
                            new Avatar(20, said.author().id().value(), said.author().displayName()),
                            Labels.of(said.author().displayName(), "t-control-strong"),
                            Boxes.grow(Labels.of("#" + hit.roomName(), "t-meta")),
                            Labels.whole(when, "t-meta"));
            if (hit.elsewhere()) {
                head.getChildren()
                        .add(
                                head.getChildren().size() - 1,
                                Labels.whole(texts.get("search.elsewhere"), "chip"));
            }
            var row = new VBox(3, head, extract(Brief.of(said, texts)));
            row.getStyleClass().add("result");
            setGraphic(row);
            setAccessibleText(
                    texts.get(
                            "search.spoken",
                            said.author().displayName(),
                            hit.roomName(),
                            when,
                            Brief.of(said, texts)));
        }
    }

    /** The text with every word that was looked for marked. */
    private TextFlow extract(String text) {
        var flow = new TextFlow();
        flow.getStyleClass().add("extract");
        var shown = text.length() > 300 ? text.substring(0, 300) + "…" : text;
        var lower = shown.toLowerCase(Locale.ROOT);
        var words = model.words().strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        int from = 0;
        while (from < shown.length()) {
            int next = shown.length();
            int length = 0;
            for (var word : words) {
                int at = word.isEmpty() ? -1 : lower.indexOf(word, from);
                if (at >= 0 && at < next) {
                    next = at;
                    length = word.length();
                }
            }
            if (next > from) {
                flow.getChildren().add(new Text(shown.substring(from, next)));
            }
            if (length > 0) {
                flow.getChildren()
                        .add(
                                Labels.whole(
                                        shown.substring(
                                                next, Math.min(shown.length(), next + length)),
                                        "hit-mark"));
            }
            from = next + Math.max(length, 1);
        }
        return flow;
    }
}
