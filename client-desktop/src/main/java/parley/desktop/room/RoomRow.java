package parley.desktop.room;

import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Avatar;
import parley.desktop.part.Badge;
import parley.desktop.part.Boxes;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.PresenceState;
import parley.protocol.RoomKind;

/** A room of the list: its kind, its name, and one badge. */
public final class RoomRow extends HBox {
    /** {@code open}: it is the room in the main column. */
    public RoomRow(RoomSummary room, boolean open, Texts texts) {
        getStyleClass().add("room-row");
        int calls = RoomListViewModel.calls(room);
        boolean loud = (room.unread() > 0 && !room.muted()) || calls > 0;
        if (open) {
            getStyleClass().add("open");
        } else if (loud) {
            getStyleClass().add("unread");
        }
        if (room.muted() || room.archived()) {
            getStyleClass().add("muted");
        }
        var name = Boxes.grow(Labels.of(room.name(), "name"));
        getChildren().addAll(sign(room), name);
        if (room.draft() && !open) {
            getChildren().add(Icons.of(Feather.EDIT_3, Icons.INLINE));
        }
        if (room.muted()) {
            getChildren().add(Icons.of(Feather.BELL_OFF, Icons.INLINE));
        }
        var badge = new Badge();
        badge.show(calls > 0 ? calls : room.muted() ? 0 : room.unread(), calls > 0);
        getChildren().add(badge);
        setAccessibleText(spoken(room, texts));
    }

    private static javafx.scene.Node sign(RoomSummary room) {
        if (room.kind() == RoomKind.DIRECT) {
            var avatar = new Avatar(20);
            avatar.show(
                    room.other().map(o -> o.value()).orElse(room.id().value()),
                    room.name(),
                    room.presence().orElse(PresenceState.OFFLINE));
            return avatar;
        }
        var icon = Icons.of(icon(room), Icons.ROW, "kind");
        return room.kind() == RoomKind.GROUP ? centred(icon) : icon;
    }

    private static StackPane centred(javafx.scene.Node icon) {
        var holder = new StackPane(icon);
        holder.setMinWidth(20);
        holder.setMaxWidth(20);
        return holder;
    }

    /** The sign of a room's kind. */
    public static Feather icon(RoomSummary room) {
        if (room.archived()) {
            return Feather.ARCHIVE;
        }
        return switch (room.kind()) {
            case PUBLIC -> room.announcement() ? Feather.RADIO : Feather.HASH;
            case PRIVATE -> Feather.LOCK;
            case GROUP -> Feather.USERS;
            case DIRECT -> Feather.USER;
        };
    }

    /** The row as a sentence: name, kind, what is new. */
    static String spoken(RoomSummary room, Texts texts) {
        var kind =
                texts.get(
                        switch (room.kind()) {
                            case PUBLIC -> "room.kind.public";
                            case PRIVATE -> "room.kind.private";
                            case GROUP -> "room.kind.group";
                            case DIRECT -> "room.kind.direct";
                        });
        var spoken = new StringBuilder(room.name()).append(", ").append(kind);
        if (room.unread() > 0) {
            spoken.append(", ").append(texts.get("room.spoken.unread", room.unread()));
        }
        if (room.mentions() > 0) {
            spoken.append(", ").append(texts.get("room.spoken.mentions", room.mentions()));
        }
        if (room.draft()) {
            spoken.append(", ").append(texts.get("room.spoken.draft"));
        }
        if (room.muted()) {
            spoken.append(", ").append(texts.get("room.spoken.muted"));
        }
        if (room.archived()) {
            spoken.append(", ").append(texts.get("room.spoken.archived"));
        }
        return spoken.toString();
    }
}
