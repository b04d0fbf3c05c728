package parley.desktop.composer;

import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.composer.Completion.Offer;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.protocol.PresenceState;

/** Who may be meant, above the field. The focus stays in the field. */
final class CompletionList extends VBox {
    private final Completion model;
    private final Texts texts;
    private final java.util.function.Consumer<Offer> take;

    CompletionList(Completion model, Texts texts, java.util.function.Consumer<Offer> take) {
        this.model = model;
        this.texts = texts;
        this.take = take;
        setId("completion");
        getStyleClass().add("completion");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(texts.get("composer.completion"));
        model.offers().addListener((ListChangeListener<Offer>) _ -> fill());
        model.chosenProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        getChildren().clear();
        for (int i = 0; i < model.offers().size(); i++) {
            getChildren().add(row(model.offers().get(i), i == model.chosenProperty().get()));
        }
        Boxes.show(this, !model.offers().isEmpty());
    }

    private HBox row(Offer offer, boolean chosen) {
        var row = new HBox(sign(offer));
        if (offer.member().isPresent()) {
            var person = offer.member().get().person();
            row.getChildren()
                    .addAll(
                            Labels.whole(person.displayName(), "t-control-strong"),
                            Boxes.grow(Labels.of(person.name(), "t-meta")));
        } else {
            row.getChildren()
                    .addAll(
                            Labels.whole(offer.word(), "t-control-strong"),
                            Boxes.grow(
                                    Labels.of(
                                            texts.get("composer.everybody", model.everybody()),
                                            "t-meta")));
        }
        if (chosen) {
            row.getStyleClass().add("chosen");
            row.getChildren().add(Labels.whole(texts.get("composer.tab"), "key"));
        }
        row.getStyleClass().add("completion-row");
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(offer.word());
        row.setOnMousePressed(e -> {
            take.accept(offer);
            e.consume();
        });
        return row;
    }

    private static Node sign(Offer offer) {
        if (offer.member().isEmpty()) {
            var holder = new StackPane(Icons.of(Feather.AT_SIGN, Icons.CONTROL));
            holder.setMinWidth(22);
            return holder;
        }
        var member = offer.member().get();
        var avatar = new Avatar(22);
        avatar.show(
                member.person().id().value(),
                member.person().displayName(),
                member.presence().orElse(PresenceState.OFFLINE));
        return avatar;
    }
}
