package parley.desktop.join;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.client.address.Address;
import parley.client.workspace.ServerCheck;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Focus;
import parley.desktop.part.Icons;
import parley.desktop.part.Initials;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;

/** Left: the address or the invite. Right: who answers there, the six words, the account. */
public final class JoinView extends StackPane {
    private static final double TWO_COLUMNS = 860;

    private final JoinViewModel model;
    private final Texts texts;
    private final StackPane right = new StackPane();
    private final VBox address = new VBox();

    public JoinView(JoinViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("page");
        setId("join");
        fillAddress();
        address.getStyleClass().add("pane-left");
        right.getStyleClass().add("pane-right");
        arrange(true);
        widthProperty()
                .addListener((_, old, w) -> {
                    if (old.doubleValue() < TWO_COLUMNS != w.doubleValue() < TWO_COLUMNS) {
                        arrange(w.doubleValue() >= TWO_COLUMNS);
                    }
                });
        model.found().addListener((_, _, _) -> fillRight());
        model.stopped().addListener((_, _, _) -> fillRight());
        fillRight();
    }

    private void arrange(boolean sideBySide) {
        getChildren().clear();
        var back = Buttons.plain("back", Feather.ARROW_LEFT, texts.get("action.back"), model::back);
        StackPane.setAlignment(back, Pos.TOP_LEFT);
        StackPane.setMargin(back, new Insets(16));
        address.setPadding(sideBySide ? new Insets(116, 72, 24, 72) : new Insets(64, 24, 24, 24));
        if (sideBySide) {
            var columns = new HBox(Boxes.grow(address), Boxes.grow(right));
            address.prefWidthProperty().bind(columns.widthProperty().divide(2));
            right.prefWidthProperty().bind(columns.widthProperty().divide(2));
            getChildren().add(columns);
        } else {
            address.prefWidthProperty().unbind();
            right.prefWidthProperty().unbind();
            address.setPrefWidth(Region.USE_COMPUTED_SIZE);
            right.setPrefWidth(Region.USE_COMPUTED_SIZE);
            var column = new Scroll(new VBox(address, right));
            column.setFitToWidth(true);
            column.setFocusTraversable(false);
            getChildren().add(column);
        }
        getChildren().add(back);
    }

    private void fillAddress() {
        boolean cloud = model.door() == JoinViewModel.Door.CLOUD;
        var field = new TextField();
        field.setId("address");
        field.getStyleClass().add("bare");
        field.setPromptText(texts.get(cloud ? "cloud.address.prompt" : "join.address.prompt"));
        field.setAccessibleText(texts.get(cloud ? "cloud.address" : "join.address"));
        field.textProperty().bindBidirectional(model.addressProperty());
        field.setOnAction(_ -> model.find());
        var paste = Buttons.framed("paste", texts.get("join.paste"), () -> paste(field), "small");
        var frame =
                Boxes.row(8, Icons.of(Feather.LINK, Icons.ROW, "i-3"), Boxes.grow(field), paste);
        frame.getStyleClass().add("framed");
        field.focusedProperty()
                .addListener((_, _, on) -> {
                    frame.getStyleClass().remove("focus");
                    if (on) {
                        frame.getStyleClass().add("focus");
                    }
                });
        var problem = Labels.wrapped("", "t-danger", "t-meta-size");
        problem.setId("address-problem");
        bind(problem, model.addressProblem());
        var find =
                Buttons.primary(
                        "find", texts.get(cloud ? "cloud.check" : "join.find"), model::find);
        find.getStyleClass().add("tall");
        find.disableProperty().bind(model.busy().or(model.addressProperty().isEmpty()));
        address.getChildren()
                .setAll(
                        Labels.wrapped(
                                texts.get(cloud ? "cloud.title" : "join.title"), "t-heading"),
                        Labels.wrapped(
                                texts.get(cloud ? "cloud.subtitle" : "join.subtitle"), "t-2"),
                        Labels.of(texts.get(cloud ? "cloud.address" : "join.address"), "t-strong"),
                        frame,
                        problem,
                        Labels.wrapped(texts.get(cloud ? "cloud.hint" : "join.hint"), "t-meta"),
                        find);
        VBox.setMargin(address.getChildren().get(1), new Insets(2, 0, 28, 0));
        VBox.setMargin(frame, new Insets(8, 0, 6, 0));
        VBox.setMargin(find, new Insets(16, 0, 0, 0));
        Focus.on(field);
    }

    private void paste(TextField field) {
        var text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isBlank()) {
            field.setText(text.strip());
            model.find();
        }
    }

    private void bind(javafx.scene.control.Label label, ObservableValue<@Nullable Line> line) {
        label.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> line.getValue() == null ? "" : texts.get(line.getValue()),
                                line));
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private void fillRight() {
        var stop = model.stopped().get();
        var server = model.found().get();
        if (stop != null) {
            right.getChildren().setAll(stopPage(stop));
        } else if (server != null) {
            var scroll = new Scroll(account(server));
            scroll.setFitToWidth(true);
            scroll.setFocusTraversable(false);
            right.getChildren().setAll(scroll);
        } else {
            right.getChildren().setAll(waiting());
        }
    }

    private Node waiting() {
        boolean cloud = model.door() == JoinViewModel.Door.CLOUD;
        return new EmptyState(
                cloud ? Feather.CLOUD : Feather.SHIELD,
                "i-accent",
                texts.get(cloud ? "cloud.waiting" : "join.waiting"),
                texts.get(cloud ? "cloud.waiting.cure" : "join.waiting.cure"),
                null);
    }

    private Node stopPage(Line why) {
        var box =
                new VBox(
                        Boxes.row(
                                10,
                                Icons.of(Feather.SHIELD, 22, "i-danger"),
                                Labels.wrapped(texts.get("connect.stop"), "t-heading")),
                        Labels.wrapped(texts.get(why)));
        box.getStyleClass().add("stop-page");
        box.setId("stop-page");
        box.setMaxWidth(480);
        box.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setMargin(box, new Insets(24));
        return box;
    }

    private VBox account(ServerCheck.Found server) {
        var box = new VBox();
        box.setPadding(
                getWidth() >= TWO_COLUMNS || getWidth() == 0
                        ? new Insets(116, 72, 24, 72)
                        : new Insets(24));
        box.getChildren().addAll(server.words().isEmpty() ? vouched(server) : words(server));
        var form = new AccountForm(model.account(), model.asksInvite(server), texts);
        box.getChildren().add(form);
        VBox.setMargin(form, new Insets(8, 0, 20, 0));
        box.getChildren().add(foot(server));
        Focus.on(form.first().input());
        return box;
    }

    private List<Node> words(ServerCheck.Found server) {
        var title =
                Boxes.row(
                        12,
                        Icons.of(Feather.SHIELD, 22, "i-accent"),
                        Labels.wrapped(
                                texts.get("join.words.title", server.info().workspace().name()),
                                "t-heading"));
        var why = Labels.wrapped(texts.get("join.words.text"), "t-2");
        why.setLineSpacing(4);
        VBox.setMargin(why, new Insets(6, 0, 4, 0));
        var grid = new GridPane(8, 8);
        grid.setId("words");
        for (int i = 0; i < server.words().size(); i++) {
            var tile =
                    new HBox(
                            Labels.whole(Integer.toString(i + 1), "t-hint"),
                            Labels.whole(server.words().get(i), "word"));
            tile.getStyleClass().add("word-tile");
            tile.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(tile, javafx.scene.layout.Priority.ALWAYS);
            grid.add(tile, i % 3, i / 3);
        }
        grid.setAccessibleText(String.join(" ", server.words()));
        VBox.setMargin(grid, new Insets(12, 0, 10, 0));
        var differs = Labels.wrapped(texts.get("join.words.differ"), "t-meta");
        VBox.setMargin(differs, new Insets(0, 0, 20, 0));
        return List.of(title, why, grid, differs);
    }

    private List<Node> vouched(ServerCheck.Found server) {
        var tile =
                new StackPane(
                        Labels.whole(
                                server.info()
                                        .workspace()
                                        .name()
                                        .substring(0, 1)
                                        .toUpperCase(Locale.ROOT),
                                "t-strong"));
        tile.setStyle(
                "-fx-background-radius: 10; -fx-background-color: "
                        + Initials.colour(server.info().workspace().name())
                        + ";");
        tile.getChildren().getFirst().setStyle("-fx-text-fill: white;");
        tile.setMinSize(36, 36);
        tile.setMaxSize(36, 36);
        var sub =
                Labels.of(
                        texts.get(
                                server.address().security() != Address.Security.PLAIN
                                        ? "join.found.encrypted"
                                        : "join.found.plain",
                                server.address().toString()),
                        "t-meta");
        var card =
                new HBox(
                        tile,
                        new VBox(Labels.of(server.info().workspace().name(), "t-strong"), sub));
        card.getStyleClass().addAll("card", "server-card");
        VBox.setMargin(card, new Insets(0, 0, 20, 0));
        return List.of(card);
    }

    private Node foot(ServerCheck.Found server) {
        var enter = Buttons.primary("enter", "", model::enter);
        enter.getStyleClass().add("tall");
        enter.setDefaultButton(true);
        enter.disableProperty().bind(model.busy());
        var cancel = Buttons.framed("cancel", texts.get("action.cancel"), model::cancel);
        cancel.getStyleClass().add("tall");
        Hyperlink other =
                Buttons.link(
                        "sign-in-instead",
                        "",
                        () ->
                                model.account()
                                        .signUpProperty()
                                        .set(!model.account().signUpProperty().get()));
        Runnable words = () -> name(enter, other, server);
        model.account().signUpProperty().addListener((_, _, _) -> words.run());
        words.run();
        return Boxes.row(8, enter, cancel, Boxes.spring(), other);
    }

    private void name(Button enter, Hyperlink other, ServerCheck.Found server) {
        boolean up = model.account().signUpProperty().get();
        var word =
                server.words().isEmpty()
                        ? texts.get(up ? "join.enter" : "account.signIn")
                        : texts.get(up ? "join.words.enter" : "join.words.signIn");
        enter.setText(word);
        enter.setAccessibleText(word);
        var instead = texts.get(up ? "account.have" : "account.haveNot");
        other.setText(instead);
        other.setAccessibleText(instead);
    }
}
