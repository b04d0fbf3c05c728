package parley.desktop.details;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import parley.desktop.details.DetailsView.Actions;
import parley.desktop.emoji.EmojiLine;
import parley.desktop.message.Brief;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.PresenceState;
import parley.protocol.RoomRole;

/** A line of the pane: a member, a pinned message, or what stands between them. */
final class DetailsCell extends ListCell<DetailsItem> {
    /** So much of a pinned message is shown, in UTF-16 units. */
    private static final int SHOWN = 160;

    private final Texts texts;

    DetailsCell(Texts texts, Actions actions) {
        this.texts = texts;
        setPrefWidth(0);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                act(getItem(), actions);
            }
        });
    }

    static void act(@Nullable DetailsItem item, Actions actions) {
        switch (item) {
            case DetailsItem.Somebody somebody -> actions.person().accept(somebody.member());
            case DetailsItem.Pin pin -> actions.message().accept(pin.message());
            case DetailsItem.Head _, DetailsItem.Note _ -> {}
            case null -> {}
        }
    }

    @Override
    protected void updateItem(@Nullable DetailsItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case DetailsItem.Head head ->
                    show(Labels.of(head.title(), "t-section", "group"), head.title());
            case DetailsItem.Note note ->
                    show(Labels.wrapped(note.text(), "t-meta", "group"), note.text());
            case DetailsItem.Somebody somebody -> member(somebody.member());
            case DetailsItem.Pin pin -> pin(pin.message());
        }
    }

    private void show(Node row, String spoken) {
        setGraphic(row);
        setAccessibleText(spoken);
    }

    private void pin(Said said) {
        var author = said.author().displayName();
        var brief = Brief.of(said, texts);
        var text = brief.length() > SHOWN ? brief.substring(0, SHOWN) + "…" : brief;
        var words =
                new VBox(
                        2,
                        Labels.of(author, "t-control-strong"),
                        Labels.wrapped(text, "t-control", "t-2"));
        words.getStyleClass().add("pinned-message");
        show(words, author + ": " + text);
    }

    private void member(RoomMember member) {
        var name = member.person().displayName();
        var avatar = new Avatar(28);
        avatar.show(
                member.person().id().value(),
                name,
                member.presence().orElse(PresenceState.OFFLINE));
        var words = new VBox(Labels.of(name, "name"));
        var second =
                member.me() && member.status().isEmpty()
                        ? texts.get("details.you")
                        : member.status();
        if (!second.isEmpty()) {
            words.getChildren().add(EmojiLine.of(second, "t-hint"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        var row = new HBox(avatar, Boxes.grow(words));
        var role = role(member.role());
        if (!role.isEmpty()) {
            row.getChildren().add(Labels.whole(role, "chip"));
        }
        row.getStyleClass().add("member-row");
        row.setId("details-member-" + member.person().name());
        show(row, role.isEmpty() ? name : name + ", " + role);
    }

    private String role(RoomRole role) {
        return switch (role) {
            case OWNER -> texts.get("role.owner");
            case MODERATOR -> texts.get("role.moderator");
            case VIEWER -> texts.get("role.viewer");
            case MEMBER -> "";
        };
    }
}
