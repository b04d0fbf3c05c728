package parley.desktop.profile;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.emoji.EmojiLine;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.protocol.PresenceState;
import parley.protocol.RoomRole;

/** A person's card with what can be done. */
public final class ProfileView {
    private final ProfileViewModel model;
    private final Texts texts;

    private ProfileView(ProfileViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** Shows {@code model}; {@code close} takes it away. */
    public static Node of(ProfileViewModel model, Texts texts, Runnable close) {
        return new ProfileView(model, texts).box(close);
    }

    private Node box(Runnable close) {
        var body = new VBox(14);
        var problem = Labels.wrapped("", "t-danger", "t-control");
        Boxes.show(problem, false);
        model.problem()
                .addListener((_, _, now) -> {
                    problem.setText(now == null ? "" : texts.get(now));
                    Boxes.show(problem, now != null);
                });
        model.member().addListener((_, _, _) -> fill(body, problem));
        fill(body, problem);
        return new DialogBox(
                "profile-dialog",
                model.person().displayName(),
                400,
                texts.get("action.close"),
                close,
                body,
                buttons());
    }

    private void fill(VBox body, Node problem) {
        var person = model.person();
        var avatar = new Avatar(56);
        avatar.show(
                person.id().value(),
                person.displayName(),
                model.member().get().flatMap(m -> m.presence()).orElse(PresenceState.OFFLINE));
        var words =
                new VBox(
                        2,
                        Labels.of(person.displayName(), "t-room"),
                        Labels.of("@" + person.name(), "t-meta"),
                        EmojiLine.of(about(), "t-meta-2"));
        body.getChildren().setAll(Boxes.row(16, avatar, Boxes.grow(words)), problem);
        var roles = model.roles();
        if (!roles.isEmpty() && model.member().get().isPresent()) {
            var choice = new ChoiceBox<>(FXCollections.observableArrayList(roles));
            choice.setId("profile-role");
            choice.setAccessibleText(texts.get("profile.role", model.room().name()));
            choice.setConverter(new Names());
            choice.setValue(model.member().get().get().role());
            choice.valueProperty()
                    .addListener((_, _, now) -> {
                        if (now != null) {
                            model.role(now);
                        }
                    });
            body.getChildren()
                    .add(
                            Boxes.row(
                                    16,
                                    Labels.whole(
                                            texts.get("profile.role", model.room().name()),
                                            "t-control",
                                            "t-2"),
                                    choice));
        }
    }

    private String about() {
        var member = model.member().get();
        if (member.isEmpty()) {
            return texts.get("profile.notHere");
        }
        if (!member.get().status().isEmpty()) {
            return member.get().status();
        }
        return texts.get(
                switch (member.get().presence().orElse(PresenceState.OFFLINE)) {
                    case ONLINE -> "profile.online";
                    case IDLE -> "profile.idle";
                    case DND -> "profile.dnd";
                    case OFFLINE -> "profile.offline";
                });
    }

    private Button[] buttons() {
        var write =
                Buttons.primary(
                        "profile-write",
                        texts.get(model.me() ? "profile.saved" : "profile.write"),
                        model::write);
        if (!model.mayRemove()) {
            return new Button[] {write};
        }
        var remove =
                Buttons.framed(
                        "profile-remove",
                        texts.get("profile.remove", model.room().name()),
                        model::remove,
                        "danger");
        remove.setGraphic(Icons.of(Feather.USER_MINUS, 14));
        return new Button[] {remove, write};
    }

    private final class Names extends StringConverter<RoomRole> {
        @Override
        public String toString(@Nullable RoomRole role) {
            if (role == null) {
                return "";
            }
            return texts.get(
                    switch (role) {
                        case OWNER -> "role.owner";
                        case MODERATOR -> "role.moderator";
                        case MEMBER -> "role.member";
                        case VIEWER -> "role.viewer";
                    });
        }

        @Override
        public RoomRole fromString(String name) {
            throw new IllegalStateException("a role is never typed");
        }
    }
}
