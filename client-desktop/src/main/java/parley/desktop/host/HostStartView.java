package parley.desktop.host;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.join.AccountForm;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Focus;
import parley.desktop.part.FormField;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;

/** One page, one button: what the workspace is called and who owns it. */
public final class HostStartView extends StackPane {
    private static final double WIDTH = 480;

    public HostStartView(HostStartViewModel model, Texts texts) {
        getStyleClass().add("page");
        setId("host-start");
        var name =
                FormField.text(
                                "workspace-name",
                                texts.get("host.start.name"),
                                model.workspaceProperty(),
                                "")
                        .problem(model.workspaceProblem(), texts);
        name.input().setPromptText(texts.get("host.start.name.prompt"));
        var form = new AccountForm(model.account(), false, texts);
        var start = Buttons.primary("start", texts.get("host.start.button"), model::start);
        start.getStyleClass().add("tall");
        start.setDefaultButton(true);
        start.disableProperty().bind(model.busy());
        var busy = Labels.whole(texts.get("host.start.busy"), "t-meta");
        busy.visibleProperty().bind(model.busy());
        var folder =
                Boxes.column(
                        2,
                        Labels.of(texts.get("host.start.folder"), "t-label"),
                        Labels.wrapped(model.folder(), "t-code", "t-2"));
        var card = new VBox(14, name, form, folder, Boxes.row(12, start, busy));
        card.getStyleClass().add("card");
        card.setPadding(new Insets(24));
        var column =
                new VBox(
                        Labels.wrapped(texts.get("host.start.title"), "t-heading"),
                        Labels.wrapped(texts.get("host.start.text"), "t-2"),
                        card);
        VBox.setMargin(card, new Insets(20, 0, 0, 0));
        column.setMaxWidth(WIDTH);
        var holder = new StackPane(column);
        holder.setPadding(new Insets(64, 24, 32, 24));
        var scroll = new Scroll(holder);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        var back = Buttons.plain("back", Feather.ARROW_LEFT, texts.get("action.back"), model::back);
        StackPane.setAlignment(back, Pos.TOP_LEFT);
        StackPane.setMargin(back, new Insets(16));
        getChildren().addAll(scroll, back);
        Focus.on(name.input());
    }
}
