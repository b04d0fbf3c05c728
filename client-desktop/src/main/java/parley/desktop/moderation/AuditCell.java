package parley.desktop.moderation;

import java.util.Locale;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.workspace.AuditEntry;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/** A line of the audit log: when, and who did what to whom. */
final class AuditCell extends ListCell<AuditEntry> {
    private static final double WHEN = 150;

    private final AuditViewModel model;
    private final Texts texts;
    private final Times times;

    AuditCell(AuditViewModel model, Texts texts, Times times) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AuditEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        if (getIndex() >= getListView().getItems().size() - 1) {
            model.more();
        }
        var when = Labels.of(times.brief(entry.at()), "t-meta");
        when.setMinWidth(WHEN);
        when.setMaxWidth(WHEN);
        var sentence = sentence(entry);
        var row =
                new HBox(
                        12,
                        Icons.of(icon(entry.action()), Icons.ROW, "i-3"),
                        Boxes.grow(Labels.wrapped(sentence, "t-control")),
                        when);
        row.getStyleClass().add("managed-row");
        setGraphic(row);
        setAccessibleText(sentence + ", " + times.brief(entry.at()));
    }

    private static Feather icon(String action) {
        return switch (words(action)) {
            case "member remove", "member ban" -> Feather.USER_MINUS;
            case "member role", "member set" -> Feather.USER_CHECK;
            case "member unban" -> Feather.USER_PLUS;
            case "message delete" -> Feather.TRASH_2;
            case "room archive", "room restore" -> Feather.ARCHIVE;
            case "invite create", "invite revoke" -> Feather.LINK;
            default -> Feather.SETTINGS;
        };
    }

    private static String words(String action) {
        return action.replace('.', ' ');
    }

    private String sentence(AuditEntry entry) {
        boolean room = entry.room().isPresent();
        var key =
                switch (words(entry.action())) {
                    case "member remove" -> room ? "audit.remove.room" : "audit.remove";
                    case "member ban" -> room ? "audit.ban.room" : "audit.ban";
                    case "member role" -> "audit.role.room";
                    case "member set" -> "audit.role";
                    case "member unban" -> room ? "audit.unban.room" : "audit.unban";
                    case "message delete" -> "audit.message.delete";
                    case "room policy" -> "audit.room.policy";
                    case "room archive" -> "audit.room.archive";
                    case "room restore" -> "audit.room.restore";
                    case "invite create" -> "audit.invite.create";
                    case "invite revoke" -> "audit.invite.revoke";
                    case "workspace set" -> "audit.workspace.set";
                    default -> "audit.other";
                };
        var sentence =
                texts.get(
                        key,
                        entry.by(),
                        entry.person().orElse("…"),
                        entry.room().orElse("…"),
                        key.equals("audit.other") ? entry.action() : detail(entry.detail()));
        boolean reason = key.startsWith("audit.ban") || key.startsWith("audit.remove");
        return reason && !entry.detail().isEmpty()
                ? texts.get("audit.reason", sentence, entry.detail())
                : sentence;
    }

    /** A role by its name, anything else as it stands. */
    private String detail(String detail) {
        var word = detail.toUpperCase(Locale.ROOT);
        for (var role : RoomRole.values()) {
            if (role.name().equals(word)) {
                return Roles.name(role, texts);
            }
        }
        for (var role : WorkspaceRole.values()) {
            if (role.name().equals(word)) {
                return Roles.name(role, texts);
            }
        }
        return detail;
    }
}
