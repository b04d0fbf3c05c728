package parley.desktop.host;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Copyable;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;
import parley.desktop.timeline.RowKit;
import parley.desktop.workspace.Invite;

/** The server on this PC: whether it runs, how others get in, where it keeps its data. */
public final class HostPanelView extends VBox {
    private final HostPanelViewModel model;
    private final RowKit kit;
    private final Texts texts;
    private final HBox actions = Boxes.row(8);
    private final VBox page = new VBox();

    public HostPanelView(HostPanelViewModel model, Runnable close, RowKit kit) {
        this.model = model;
        this.kit = kit;
        this.texts = kit.texts();
        setId("host-panel");
        getStyleClass().add("main-column");
        var back = Buttons.icon("host-close", Feather.ARROW_LEFT, texts.get("action.back"), close);
        var head =
                new HBox(
                        back,
                        Icons.of(Feather.SERVER, 17, "i-1"),
                        Labels.whole(texts.get("host.title"), "t-room"),
                        Labels.of(texts.get("host.subtitle", model.workspaceName()), "topic"),
                        Boxes.spring(),
                        actions);
        head.getStyleClass().add("head-bar");
        page.getStyleClass().add("host-page");
        var scroll = new Scroll(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        getChildren().addAll(head, Boxes.grow(scroll));
        model.state().addListener((_, _, _) -> fill());
        model.invite().addListener((_, _, _) -> fill());
        model.problem().addListener((_, _, _) -> fill());
        model.confirming().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        var state = model.state().get();
        actions.getChildren().clear();
        page.getChildren().setAll(status(state));
        if (model.confirming().get()) {
            page.getChildren().add(confirm());
        }
        switch (state) {
            case Hosting.State.Running running -> {
                actions.getChildren().add(stopButton());
                page.getChildren().addAll(invite(running), address(running));
            }
            case Hosting.State.Stopped _, Hosting.State.Failed _ ->
                    actions.getChildren()
                            .add(
                                    Buttons.primary(
                                            "host-restart",
                                            texts.get("host.start.again"),
                                            model::start));
            case Hosting.State.None _, Hosting.State.Starting _, Hosting.State.Stopping _ -> {}
        }
    }

    private Node stopButton() {
        var stop =
                Buttons.framed(
                        "host-stop", texts.get("host.stop"), model::askStop, "danger", "small");
        stop.setGraphic(Icons.of(Feather.POWER, Icons.INLINE));
        stop.setDisable(model.confirming().get());
        return stop;
    }

    private Node status(Hosting.State state) {
        return switch (state) {
            case Hosting.State.Running r ->
                    statusCard(
                            Feather.CHECK,
                            "ok",
                            texts.get("host.running", kit.times().time(r.since())),
                            texts.get("host.running.text"));
            case Hosting.State.Starting _ ->
                    statusCard(
                            Feather.LOADER,
                            "3",
                            texts.get("host.starting"),
                            texts.get("host.starting.text"));
            case Hosting.State.Stopping _ ->
                    statusCard(
                            Feather.LOADER,
                            "3",
                            texts.get("host.stopping"),
                            texts.get("host.stopping.text"));
            case Hosting.State.Stopped _ ->
                    statusCard(
                            Feather.POWER,
                            "3",
                            texts.get("host.stopped"),
                            texts.get("host.stopped.text"));
            case Hosting.State.Failed f ->
                    statusCard(
                            Feather.ALERT_CIRCLE, "danger", texts.get("host.failed"), f.reason());
            case Hosting.State.None _ ->
                    statusCard(
                            Feather.POWER,
                            "3",
                            texts.get("host.none"),
                            texts.get("host.none.text"));
        };
    }

    private Node statusCard(Feather icon, String tone, String title, String text) {
        var round = new StackPane(Icons.of(icon, 20, "i-" + tone));
        round.getStyleClass().addAll("round-icon", tone);
        var name = Labels.wrapped(title, "t-door");
        name.setId("host-state");
        var card = Boxes.row(16, round, Boxes.grow(new VBox(name, Labels.wrapped(text, "t-meta"))));
        card.getStyleClass().addAll("card");
        card.setPadding(new Insets(14, 18, 14, 18));
        return card;
    }

    private Node confirm() {
        var card =
                new VBox(
                        10,
                        Labels.wrapped(
                                texts.get("host.stop.ask", model.workspaceName()), "t-strong"),
                        Labels.wrapped(texts.get("host.stop.ask.text"), "t-meta-2"),
                        Boxes.row(
                                8,
                                Buttons.framed(
                                        "host-stop-yes",
                                        texts.get("host.stop.yes"),
                                        model::stop,
                                        "danger-fill"),
                                Buttons.framed(
                                        "host-stop-no",
                                        texts.get("host.stop.no"),
                                        model::keepRunning)));
        card.getStyleClass().addAll("card", "host-card");
        return card;
    }

    private Node invite(Hosting.State.Running running) {
        var link =
                new Copyable(
                        "host-invite-link",
                        texts.get("invite.link"),
                        texts.get("action.copy"),
                        texts.get("action.copied"));
        var made = model.invite().get();
        link.prompt(texts.get("host.invite.empty"));
        link.show(made == null ? "" : made.link());
        var facts = new GridPane(16, 6);
        if (made != null) {
            facts(facts, made);
        }
        var words = new FlowPane(6, 6);
        words.setId("host-words");
        running.words()
                .forEach(w -> words.getChildren().add(Labels.whole(w, "chip", "accent", "word")));
        var again = Buttons.link("host-new-invite", texts.get("host.invite.new"), model::newInvite);
        var card =
                new VBox(
                        title(Feather.USER_PLUS, texts.get("host.invite")),
                        Labels.of(texts.get("invite.link"), "t-label"),
                        link,
                        facts,
                        again,
                        Boxes.line(),
                        Labels.wrapped(texts.get("host.words"), "t-label"),
                        words);
        var problem = model.problem().get();
        if (problem != null) {
            card.getChildren()
                    .add(3, Labels.wrapped(texts.get(problem), "t-danger", "t-meta-size"));
        }
        card.getStyleClass().addAll("card", "host-card");
        return card;
    }

    private void facts(GridPane facts, Invite made) {
        fact(facts, 0, texts.get("host.invite.code"), Labels.of(made.code(), "t-code"));
        made.ends()
                .ifPresent(ends ->
                        fact(
                                facts,
                                1,
                                texts.get("host.invite.ends"),
                                Labels.of(kit.times().brief(ends), "t-control")));
    }

    private Node address(Hosting.State.Running running) {
        var facts = new GridPane(16, 6);
        var where = new VBox(4);
        running.addresses().forEach(a -> where.getChildren().add(Labels.of(a, "t-code")));
        var row = Boxes.row(8, where, Labels.whole(texts.get("host.encrypted"), "chip", "ok"));
        row.setAlignment(Pos.TOP_LEFT);
        fact(facts, 0, texts.get("host.address.network"), row);
        fact(facts, 1, texts.get("host.folder"), Labels.wrapped(running.folder(), "t-code"));
        var card = new VBox(title(Feather.WIFI, texts.get("host.address")), facts);
        card.getStyleClass().addAll("card", "host-card");
        return card;
    }

    private static void fact(GridPane grid, int row, String name, Node value) {
        Label label = Labels.whole(name, "t-control", "t-3");
        grid.addRow(row, label, value);
    }

    private static Node title(Feather icon, String text) {
        return Boxes.row(8, Icons.of(icon, Icons.CONTROL, "i-3"), Labels.of(text, "t-author"));
    }
}
