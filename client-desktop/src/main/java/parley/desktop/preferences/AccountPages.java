package parley.desktop.preferences;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.FormField;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.workspace.Device;

/** The pages about one's password and devices. */
final class AccountPages {
    private AccountPages() {}

    static List<Node> devices(DevicesViewModel model, Texts texts, Times times) {
        var list = new VBox(4);
        list.setId("prefs-devices-list");
        var problem = Labels.wrapped("", "t-danger", "t-control");
        Runnable fill =
                () -> {
                    list.getChildren().clear();
                    model.devices()
                            .forEach(d -> list.getChildren().add(row(d, model, texts, times)));
                    var wrong = model.problem().get();
                    problem.setText(wrong == null ? "" : texts.get(wrong));
                    Boxes.show(problem, wrong != null);
                };
        model.devices().addListener((ListChangeListener<Device>) _ -> fill.run());
        model.problem().addListener((_, _, _) -> fill.run());
        fill.run();
        model.refresh();
        return List.of(Labels.wrapped(texts.get("prefs.devices.text"), "t-2"), problem, list);
    }

    private static HBox row(Device device, DevicesViewModel model, Texts texts, Times times) {
        var words =
                new VBox(
                        Labels.of(device.name(), "t-control-strong"),
                        Labels.of(
                                device.current()
                                        ? texts.get("prefs.devices.current")
                                        : texts.get(
                                                "prefs.devices.seen", times.brief(device.seen())),
                                "t-meta"));
        var row = Boxes.row(12, Icons.of(Feather.MONITOR, Icons.CONTROL), Boxes.grow(words));
        row.setMinHeight(44);
        if (!device.current()) {
            var out =
                    Buttons.framed(
                            "revoke",
                            texts.get("prefs.devices.revoke"),
                            () -> model.revoke(device),
                            "small",
                            "danger");
            out.setAccessibleText(texts.get("prefs.devices.revoke.spoken", device.name()));
            row.getChildren().add(out);
        }
        return row;
    }

    static List<Node> password(PasswordViewModel model, Texts texts) {
        var done = Labels.wrapped(texts.get("prefs.password.done"), "t-control");
        Boxes.show(done, false);
        model.done().addListener((_, _, now) -> Boxes.show(done, now));
        var change =
                Buttons.primary(
                        "password-change", texts.get("prefs.password.change"), model::change);
        change.disableProperty()
                .bind(
                        model.busy()
                                .or(model.oldProperty().isEmpty())
                                .or(model.freshProperty().isEmpty()));
        return List.of(
                Labels.wrapped(texts.get("prefs.password.text"), "t-2"),
                FormField.password(
                                "password-old",
                                texts.get("prefs.password.old"),
                                model.oldProperty(),
                                "",
                                texts)
                        .problem(model.oldProblem(), texts),
                FormField.password(
                                "password-fresh",
                                texts.get("prefs.password.fresh"),
                                model.freshProperty(),
                                texts.get("account.password.rule"),
                                texts)
                        .problem(model.freshProblem(), texts),
                done,
                change);
    }
}
