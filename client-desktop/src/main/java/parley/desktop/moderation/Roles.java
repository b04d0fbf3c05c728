package parley.desktop.moderation;

import parley.desktop.text.Texts;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/** What roles are called. */
public final class Roles {
    private Roles() {}

    public static String name(RoomRole role, Texts texts) {
        return texts.get(
                switch (role) {
                    case OWNER -> "role.owner";
                    case MODERATOR -> "role.moderator";
                    case MEMBER -> "role.member";
                    case VIEWER -> "role.viewer";
                });
    }

    public static String name(WorkspaceRole role, Texts texts) {
        return texts.get(
                switch (role) {
                    case OWNER -> "role.owner";
                    case ADMIN -> "role.admin";
                    case MEMBER -> "role.member";
                    case GUEST -> "role.guest";
                    case BOT -> "role.bot";
                });
    }
}
