package parley.desktop.preferences;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import parley.desktop.file.ByteCount;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.KeptHere.Sizes;

/** What a workspace takes on this computer. */
final class StoragePage {
    private static final double NAMES = 260;

    private final StorageViewModel model;
    private final Texts texts;

    private StoragePage(StorageViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    static List<Node> of(StorageViewModel model, Texts texts) {
        return new StoragePage(model, texts).rows();
    }

    private List<Node> rows() {
        model.count();
        return List.of(
                new VBox(
                        8,
                        size("prefs.storage.messages", sizes(Sizes::messages)),
                        size("prefs.storage.files", sizes(Sizes::files)),
                        size("prefs.storage.waiting", sizes(Sizes::waiting)),
                        size("prefs.storage.scratch", model.scratch()),
                        Boxes.line(),
                        size("prefs.storage.free", model.free()),
                        state()),
                named("prefs.storage.most", most()),
                Labels.wrapped(texts.get("prefs.storage.most.text"), "t-meta"),
                clear(),
                folder());
    }

    private ObservableValue<Optional<Long>> sizes(ToLongFunction<Sizes> one) {
        return model.sizes().map(all -> Optional.of(one.applyAsLong(all)));
    }

    private Node size(String key, ObservableValue<Optional<Long>> bytes) {
        var shown =
                Labels.of(
                        bytes.map(b ->
                                b.map(n -> ByteCount.text(n, texts))
                                        .orElseGet(() -> texts.get("prefs.storage.unknown"))),
                        "t-control");
        shown.setId(key.replace('.', '-'));
        return named(key, shown);
    }

    private HBox named(String key, Node value) {
        var name = Labels.whole(texts.get(key), "t-control", "t-2");
        name.setMinWidth(NAMES);
        return Boxes.row(16, name, value);
    }

    /** That it still counts, that the disk is nearly full, or what went wrong. */
    private Node state() {
        var counting = Labels.of(texts.get("prefs.storage.counting"), "t-meta");
        shown(counting, model.counting());
        var little = Labels.wrapped("", "t-call", "t-control");
        little.setId("prefs-storage-little");
        little.textProperty().bind(model.free().map(f -> said("prefs.storage.little", f)));
        shown(little, model.free().map(StorageViewModel::little));
        var problem = Labels.wrapped("", "t-danger", "t-control");
        Runnable tell =
                () -> {
                    var wrong = model.problem().get();
                    problem.setText(wrong == null ? "" : texts.get(wrong));
                    Boxes.show(problem, wrong != null);
                };
        model.problem().addListener((_, _, _) -> tell.run());
        tell.run();
        return new VBox(4, counting, little, problem);
    }

    private Node most() {
        var choice = new ChoiceBox<>(FXCollections.observableArrayList(model.choices()));
        choice.setId("prefs-storage-choice");
        choice.setAccessibleText(texts.get("prefs.storage.most"));
        choice.setConverter(
                new StringConverter<Long>() {
                    @Override
                    public String toString(@Nullable Long bytes) {
                        return bytes == null ? "" : ByteCount.text(bytes, texts);
                    }

                    @Override
                    public Long fromString(String name) {
                        throw new IllegalStateException("a size is never typed");
                    }
                });
        choice.valueProperty().bindBidirectional(model.mostProperty());
        return choice;
    }

    private Node clear() {
        var ask =
                Buttons.framed(
                        "prefs-storage-clear",
                        texts.get("prefs.storage.clear"),
                        () -> model.askingProperty().set(true));
        ask.disableProperty().bind(Bindings.createBooleanBinding(this::empty, model.sizes()));
        var no =
                Buttons.framed(
                        "prefs-storage-clear-no",
                        texts.get("action.cancel"),
                        () -> model.askingProperty().set(false));
        var yes =
                Buttons.framed(
                        "prefs-storage-clear-yes",
                        texts.get("prefs.storage.clear.yes"),
                        model::clear,
                        "danger-fill");
        var question =
                new VBox(
                        8,
                        Labels.wrapped(texts.get("prefs.storage.clear.text"), "t-2"),
                        Boxes.row(8, no, yes));
        shown(question, model.askingProperty());
        shown(ask, Bindings.not(model.askingProperty()));
        model.askingProperty().addListener((_, _, now) -> (now ? no : ask).requestFocus());
        var freed = Labels.of("", "t-meta");
        freed.setId("prefs-storage-freed");
        freed.textProperty().bind(model.freed().map(b -> said("prefs.storage.freed", b)));
        shown(freed, model.freed().map(Optional::isPresent));
        return new VBox(8, ask, question, freed);
    }

    private String said(String key, Optional<Long> bytes) {
        return bytes.map(b -> texts.get(key, ByteCount.text(b, texts))).orElse("");
    }

    private boolean empty() {
        return model.sizes().get().files() == 0;
    }

    private Node folder() {
        return new VBox(
                4,
                Buttons.framed(
                        "prefs-storage-folder", texts.get("prefs.storage.folder"), model::show),
                Labels.of(model.folder().toString(), "t-meta"));
    }

    private static void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
