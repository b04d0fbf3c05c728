package parley.protocol;

import static parley.protocol.Permission.Need.INVITE;
import static parley.protocol.Permission.Need.MEMBER;
import static parley.protocol.Permission.Need.MODERATOR;
import static parley.protocol.Permission.Need.NOBODY;
import static parley.protocol.Permission.Need.NOTHING;
import static parley.protocol.Permission.Need.POST;
import static parley.protocol.Permission.Need.SIGHT;
import static parley.protocol.Permission.Need.VOICE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.protocol.Permission.Grant;
import parley.protocol.Permission.Need;

/** The rows of the roles × operations table. */
final class PermissionTable {
    private static final Set<WorkspaceRole> ALL = EnumSet.allOf(WorkspaceRole.class);
    private static final Set<WorkspaceRole> PEOPLE =
            EnumSet.complementOf(EnumSet.of(WorkspaceRole.BOT));
    private static final Set<WorkspaceRole> MEMBERS =
            EnumSet.of(WorkspaceRole.OWNER, WorkspaceRole.ADMIN, WorkspaceRole.MEMBER);
    private static final Set<WorkspaceRole> ADMINS =
            EnumSet.of(WorkspaceRole.OWNER, WorkspaceRole.ADMIN);

    private static final Set<RoomKind> ANY = EnumSet.allOf(RoomKind.class);
    private static final Set<RoomKind> NOT_DIRECT =
            EnumSet.complementOf(EnumSet.of(RoomKind.DIRECT));
    private static final Set<RoomKind> SMALL = EnumSet.of(RoomKind.DIRECT, RoomKind.GROUP);
    private static final Set<RoomKind> NAMED = EnumSet.of(RoomKind.PUBLIC, RoomKind.PRIVATE);
    private static final Set<RoomKind> CLOSED = EnumSet.of(RoomKind.GROUP, RoomKind.PRIVATE);

    static final List<Permission> ROWS =
            List.of(
                    workspace("hello", ALL),
                    workspace("sync", ALL),
                    workspace("log.read", ALL),
                    reads("log.read", ANY, MEMBER),
                    workspace("ping", ALL),
                    workspace("auth", ALL),
                    workspace("bye", ALL),
                    writes("message.send", ANY, POST),
                    writesOwn("message.edit", NOBODY, VOICE),
                    writesOwn("message.delete", MODERATOR, MEMBER),
                    writes("message.react", ANY, VOICE),
                    writes("message.pin", SMALL, VOICE),
                    writes("message.pin", NAMED, MODERATOR),
                    reads("message.pins", ANY, MEMBER),
                    reads("message.versions", ANY, MODERATOR),
                    reads("history.read", ANY, MEMBER),
                    workspace("search", ALL),
                    reads("search", ANY, MEMBER),
                    workspace("scheduled.list", ALL),
                    reads("scheduled.list", ANY, MEMBER),
                    workspaceOwn("scheduled.cancel", new Grant(ALL, NOBODY), ALL),
                    workspaceOwn("scheduled.change", new Grant(ALL, NOBODY), ALL),
                    reads("read.mark", ANY, MEMBER),
                    writes("typing", ANY, POST),
                    makes("room.create", Set.of(RoomKind.DIRECT), ALL),
                    makes("room.create", NOT_DIRECT, MEMBERS),
                    writes("room.set", NOT_DIRECT, MODERATOR),
                    row("room.join", Set.of(RoomKind.PUBLIC), ALL, SIGHT, SIGHT, true),
                    reads("room.join", CLOSED, MEMBER),
                    reads("room.leave", NOT_DIRECT, MEMBER),
                    reads("room.archive", NOT_DIRECT, MODERATOR),
                    workspace("room.list", ALL),
                    workspace("member.list", MEMBERS),
                    reads("member.list", Set.of(RoomKind.PUBLIC), SIGHT),
                    reads("member.list", Set.of(RoomKind.DIRECT), MEMBER),
                    reads("member.list", CLOSED, MEMBER),
                    row("member.add", NOT_DIRECT, MEMBERS, INVITE, INVITE, true),
                    workspace("member.set", ADMINS),
                    row("member.set", NOT_DIRECT, ALL, MODERATOR, MODERATOR, true),
                    workspaceOwn("member.remove", new Grant(ADMINS, NOTHING), PEOPLE),
                    row("member.remove", NOT_DIRECT, ALL, MODERATOR, MEMBER, false),
                    workspace("member.unban", ADMINS),
                    reads("member.unban", NOT_DIRECT, MODERATOR),
                    workspace("invite.create", MEMBERS),
                    row("invite.create", NOT_DIRECT, MEMBERS, INVITE, INVITE, true),
                    workspace("invite.use", PEOPLE),
                    workspaceOwn("invite.revoke", new Grant(ADMINS, NOTHING), PEOPLE),
                    row("invite.revoke", NOT_DIRECT, PEOPLE, MODERATOR, MEMBER, false),
                    workspaceOwn("invite.list", new Grant(ADMINS, NOTHING), MEMBERS),
                    row("invite.list", NOT_DIRECT, PEOPLE, MODERATOR, MEMBER, false),
                    workspace("user.get", ALL),
                    workspace("presence.set", ALL),
                    workspace("presence.watch", ALL),
                    workspace("file.ticket", ALL),
                    writes("file.ticket", ANY, POST),
                    workspaceOwn("file.parts", new Grant(ALL, NOBODY), ALL),
                    workspaceOwn("file.done", new Grant(ALL, NOBODY), ALL),
                    workspaceOwn("file.cancel", new Grant(ALL, NOBODY), ALL),
                    workspace("file.get", ALL),
                    reads("file.list", ANY, MEMBER),
                    workspace("me.set", ALL),
                    workspace("me.preferences", ALL),
                    workspace("me.profile", ALL),
                    workspace("me.devices", PEOPLE),
                    workspace("me.device.revoke", PEOPLE),
                    workspace("me.password", PEOPLE),
                    workspace("workspace.set", ADMINS),
                    workspace("workspace.audit", ADMINS));

    private static final Map<String, List<Permission>> BY_OP = byOp();

    private PermissionTable() {}

    /** The row for this operation in this kind of room, or outside rooms. */
    static Optional<Permission> row(String op, Optional<RoomKind> kind) {
        for (Permission each : BY_OP.getOrDefault(op, List.of())) {
            if (kind.isEmpty() ? each.kinds().isEmpty() : each.kinds().contains(kind.get())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static Map<String, List<Permission>> byOp() {
        Map<String, List<Permission>> all = new HashMap<>();
        for (Permission each : ROWS) {
            all.computeIfAbsent(each.op(), _ -> new ArrayList<>()).add(each);
        }
        return all;
    }

    private static Permission workspace(String op, Set<WorkspaceRole> roles) {
        return row(op, Set.of(), roles, NOTHING, NOTHING, false);
    }

    private static Permission workspaceOwn(String op, Grant any, Set<WorkspaceRole> own) {
        return new Permission(op, Set.of(), any, new Grant(own, NOTHING), false);
    }

    private static Permission makes(String op, Set<RoomKind> kinds, Set<WorkspaceRole> roles) {
        return row(op, kinds, roles, NOTHING, NOTHING, false);
    }

    private static Permission reads(String op, Set<RoomKind> kinds, Need need) {
        return row(op, kinds, ALL, need, need, false);
    }

    private static Permission writes(String op, Set<RoomKind> kinds, Need need) {
        return row(op, kinds, ALL, need, need, true);
    }

    private static Permission writesOwn(String op, Need any, Need own) {
        return row(op, ANY, ALL, any, own, true);
    }

    private static Permission row(
            String op,
            Set<RoomKind> kinds,
            Set<WorkspaceRole> roles,
            Need any,
            Need own,
            boolean writes) {
        return new Permission(op, kinds, new Grant(roles, any), new Grant(roles, own), writes);
    }
}
