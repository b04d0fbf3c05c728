package parley.desktop.moderation;

import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.moderation.ModerationViewModel.Tab;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.workspace.Listed;

/** Members, bans, settings and the audit log in place of the timeline. */
public final class ModerationView extends VBox {
    private final ModerationViewModel model;
    private final Texts texts;
    private final Times times;
    private final StackPane body = new StackPane();

    public ModerationView(ModerationViewModel model, Texts texts, Times times) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        setId("moderation");
        getStyleClass().add("main-column");
        setMinWidth(0);
        var title = Labels.of(texts.get(model.title()), "t-room");
        title.setId("moderation-title");
        var head =
                new HBox(
                        Icons.of(Feather.USERS, 17, "i-1"),
                        Boxes.grow(title),
                        Buttons.icon(
                                "moderation-close",
                                Feather.X,
                                texts.get("moderation.close"),
                                model::close));
        head.getStyleClass().add("head-bar");
        getChildren().addAll(head, tabs(), Boxes.grow(body));
        VBox.setVgrow(body, javafx.scene.layout.Priority.ALWAYS);
        model.tabProperty().addListener((_, _, now) -> show(now));
        show(model.tabProperty().get());
    }

    private HBox tabs() {
        var group = new ToggleGroup();
        var row = new HBox();
        row.getStyleClass().add("moderation-tabs");
        for (var each : model.tabs()) {
            var name = name(each);
            var tab = new ToggleButton(name);
            tab.setId("tab-" + each.name().toLowerCase(Locale.ROOT));
            tab.setAccessibleText(name);
            tab.getStyleClass().add("tab-button");
            tab.setToggleGroup(group);
            tab.setSelected(each == model.tabProperty().get());
            tab.setOnAction(_ -> {
                tab.setSelected(true);
                model.tabProperty().set(each);
            });
            model.tabProperty().addListener((_, _, now) -> tab.setSelected(now == each));
            row.getChildren().add(tab);
        }
        return row;
    }

    private String name(Tab tab) {
        return texts.get(
                switch (tab) {
                    case MEMBERS -> "moderation.members";
                    case BANNED -> "moderation.banned";
                    case SETTINGS -> "moderation.settings";
                    case AUDIT -> "moderation.audit";
                });
    }

    private void show(Tab tab) {
        body.getChildren()
                .setAll(
                        switch (tab) {
                            case MEMBERS -> people(model.members().members(), true);
                            case BANNED -> people(model.members().banned(), false);
                            case SETTINGS ->
                                    model.settings()
                                            .map(s -> SettingsView.of(s, texts))
                                            .orElseGet(StackPane::new);
                            case AUDIT -> model.audit().map(this::audit).orElseGet(StackPane::new);
                        });
    }

    private Node people(ObservableList<Listed> shown, boolean members) {
        var people = model.members();
        var field = new TextField();
        field.setId("moderation-filter");
        field.setPromptText(texts.get("moderation.filter"));
        field.setAccessibleText(texts.get("moderation.filter"));
        field.textProperty().bindBidirectional(people.filterProperty());
        field.setMaxWidth(320);
        var count = Labels.whole("", "t-meta");
        var problem = Labels.wrapped("", "t-danger", "t-control");
        var list = new ListView<>(shown);
        list.setId(members ? "moderation-members" : "moderation-banned");
        list.setAccessibleText(texts.get(members ? "moderation.members" : "moderation.banned"));
        list.setCellFactory(_ -> new MemberCell(people, texts, times));
        var nobody =
                new EmptyState(
                        members ? Feather.USERS : Feather.CHECK_CIRCLE,
                        "i-accent",
                        texts.get(members ? "moderation.members.none" : "moderation.banned.none"),
                        "",
                        null);
        InvalidationListener update =
                _ -> {
                    update(count, shown.size(), people.complete().get());
                    problem(problem, people);
                    Boxes.show(nobody, shown.isEmpty() && people.complete().get());
                };
        shown.addListener((ListChangeListener<Listed>) _ -> update.invalidated(shown));
        people.complete().addListener(update);
        people.problem().addListener(update);
        update.invalidated(shown);
        var top = Boxes.row(12, Boxes.grow(field), Boxes.spring(), count);
        top.getStyleClass().add("moderation-top");
        nobody.setMouseTransparent(true);
        var column = new VBox(top, problem, Boxes.grow(new StackPane(list, nobody)));
        VBox.setVgrow(column.getChildren().getLast(), javafx.scene.layout.Priority.ALWAYS);
        return column;
    }

    private void update(Label count, int size, boolean complete) {
        count.setText(texts.get(complete ? "moderation.count" : "moderation.count.more", size));
    }

    private void problem(Label label, MembersViewModel people) {
        var now = people.problem().get();
        label.setText(now == null ? "" : texts.get(now));
        Boxes.show(label, now != null);
    }

    private Node audit(AuditViewModel audit) {
        var list = new ListView<>(audit.entries());
        list.setId("moderation-audit");
        list.setAccessibleText(texts.get("moderation.audit"));
        list.setCellFactory(_ -> new AuditCell(audit, texts, times));
        var nothing =
                new EmptyState(
                        Feather.FILE_TEXT,
                        "i-accent",
                        texts.get("moderation.audit.none"),
                        "",
                        null);
        nothing.setMouseTransparent(true);
        var problem = Labels.wrapped("", "t-danger", "t-control");
        InvalidationListener update =
                _ -> {
                    var now = audit.problem().get();
                    problem.setText(now == null ? "" : texts.get(now));
                    Boxes.show(problem, now != null);
                    Boxes.show(nothing, audit.loaded().get() && audit.entries().isEmpty());
                };
        audit.problem().addListener(update);
        audit.loaded().addListener(update);
        audit.entries().addListener(update);
        update.invalidated(audit.loaded());
        var column = new VBox(problem, Boxes.grow(new StackPane(list, nothing)));
        VBox.setVgrow(column.getChildren().getLast(), javafx.scene.layout.Priority.ALWAYS);
        return column;
    }
}
