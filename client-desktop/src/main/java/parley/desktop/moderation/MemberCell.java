package parley.desktop.moderation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.workspace.Listed;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/** A member as a row: who, which role, since when, and what can be done. */
final class MemberCell extends ListCell<Listed> {
    private static final double ROLE = 140;
    private static final double SINCE = 130;

    /** Where the day of joining has no place. */
    private static final double NARROW = 520;

    private final MembersViewModel model;
    private final Texts texts;
    private final Times times;

    MemberCell(MembersViewModel model, Texts texts, Times times) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Listed member, boolean empty) {
        super.updateItem(member, empty);
        setText(null);
        if (empty || member == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        if (getIndex() >= getListView().getItems().size() - 1) {
            model.more();
        }
        setGraphic(row(member));
        var name = member.person().displayName();
        setAccessibleText(
                member.banned()
                        ? texts.get("moderation.spoken.banned", name)
                        : texts.get("moderation.spoken", name, role(member)));
    }

    private Node row(Listed member) {
        var offer = model.offer(member);
        var person = member.person();
        var words =
                new VBox(
                        Labels.of(person.displayName(), "t-control-strong"),
                        Labels.of("@" + person.name(), "t-meta"));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        var since = Labels.of(times.date(member.since()), "t-meta");
        since.setMinWidth(SINCE);
        since.setMaxWidth(SINCE);
        since.visibleProperty().bind(widthProperty().greaterThan(NARROW));
        since.managedProperty().bind(since.visibleProperty());
        var row =
                new HBox(
                        12,
                        new Avatar(32, person.id().value(), person.displayName()),
                        Boxes.grow(words));
        if (member.banned()) {
            if (offer.unban()) {
                var unban =
                        Buttons.framed(
                                "unban-" + person.name(),
                                texts.get("moderation.unban"),
                                () -> model.unban(member),
                                "small");
                unban.setAccessibleText(texts.get("moderation.unban.spoken", person.displayName()));
                row.getChildren().add(unban);
            }
        } else {
            row.getChildren().addAll(since, roleOf(member, offer), menu(member, offer));
        }
        row.setId("member-" + person.name());
        row.getStyleClass().add("managed-row");
        return row;
    }

    private String role(Listed member) {
        return member.role()
                .map(r -> Roles.name(r, texts))
                .or(() -> member.workspaceRole().map(r -> Roles.name(r, texts)))
                .orElse("");
    }

    private Node roleOf(Listed member, Offer offer) {
        Node shown;
        var name = member.person().displayName();
        if (!offer.roles().isEmpty()) {
            shown =
                    choice(
                            member,
                            offer.roles(),
                            member.role().orElse(RoomRole.MEMBER),
                            r -> Roles.name(r, texts),
                            r -> model.role(member, r));
        } else if (!offer.workspaceRoles().isEmpty()) {
            shown =
                    choice(
                            member,
                            offer.workspaceRoles(),
                            member.workspaceRole().orElse(WorkspaceRole.MEMBER),
                            r -> Roles.name(r, texts),
                            r -> model.role(member, r));
        } else {
            var label = Labels.of(role(member), "t-control", "t-2");
            if (offer.lastOwner()) {
                label.setGraphic(Icons.of(Feather.LOCK, Icons.INLINE, "i-3"));
                label.setTooltip(
                        new javafx.scene.control.Tooltip(texts.get("moderation.lastOwner")));
                label.setAccessibleText(
                        name + ", " + role(member) + ". " + texts.get("moderation.lastOwner"));
            }
            shown = label;
        }
        var holder = new StackPane(shown);
        StackPane.setAlignment(shown, Pos.CENTER_LEFT);
        holder.setMinWidth(ROLE);
        holder.setMaxWidth(ROLE);
        return holder;
    }

    private <R> Node choice(
            Listed member, List<R> roles, R held, Function<R, String> name, Consumer<R> give) {
        var choice = new ChoiceBox<>(FXCollections.observableArrayList(roles));
        choice.setId("role-" + member.person().name());
        choice.setAccessibleText(texts.get("moderation.role.of", member.person().displayName()));
        choice.setConverter(
                new StringConverter<R>() {
                    @Override
                    public String toString(@Nullable R role) {
                        return role == null ? "" : name.apply(role);
                    }

                    @Override
                    public R fromString(String word) {
                        throw new IllegalStateException("a role is never typed");
                    }
                });
        choice.setValue(held);
        choice.setMaxWidth(ROLE);
        choice.setPrefWidth(ROLE);
        choice.valueProperty().addListener((_, _, now) -> Optional.ofNullable(now).ifPresent(give));
        return choice;
    }

    private Node menu(Listed member, Offer offer) {
        var menu = new MenuButton();
        menu.setGraphic(Icons.of(Feather.MORE_HORIZONTAL, Icons.CONTROL));
        menu.getStyleClass().addAll("icon", "menu-icon");
        menu.setId("more-" + member.person().name());
        menu.setAccessibleText(texts.get("moderation.more", member.person().displayName()));
        if (offer.handOver()) {
            item(menu, "moderation.handOver", Feather.KEY, () -> model.handOver(member));
        }
        if (offer.remove()) {
            item(menu, "moderation.remove", Feather.USER_MINUS, () -> model.remove(member));
        }
        if (offer.ban()) {
            item(menu, "moderation.ban", Feather.SLASH, () -> model.ban(member));
        }
        menu.setVisible(offer.menu());
        return menu;
    }

    private void item(MenuButton menu, String key, Feather icon, Runnable action) {
        var item = new MenuItem(texts.get(key), Icons.of(icon, 14, "i-3"));
        item.setId(key.substring(key.indexOf('.') + 1));
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }
}
