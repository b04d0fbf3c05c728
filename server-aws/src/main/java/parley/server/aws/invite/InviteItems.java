package parley.server.aws.invite;

import java.time.Instant;
import parley.protocol.InviteId;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Transaction;
import parley.server.invite.Invite;

/** Invites as items, and what counting a use writes; also part of making an account. */
public final class InviteItems {
    static final String PARTITION = "INVITES";

    private InviteItems() {}

    /** Adds one use by {@code user}; its first condition fails if the invite is not good. */
    public static void use(Transaction writes, InviteId id, UserId user, Instant now) {
        writes.update(key(id), Expression.of("ADD #uses :one").value(":one", 1), good(now));
        writes.put(useKey(id, user), Expression.ABSENT);
    }

    static Item key(InviteId id) {
        return Item.key(PARTITION, id.value());
    }

    static Item codeKey(String codeHash) {
        return Item.key("INVITECODE#" + codeHash, "CODE");
    }

    static String usesOf(InviteId id) {
        return "INVITE#" + id.value();
    }

    static Item useKey(InviteId id, UserId user) {
        return Item.key(usesOf(id), "USE#" + user.value());
    }

    /** What {@link Invite#good} says, where the item is. */
    static Expression good(Instant now) {
        return Expression.of(
                        "attribute_exists(#pk) AND #revoked = :no"
                                + " AND (attribute_not_exists(#expires) OR #expires >= :now)"
                                + " AND (attribute_not_exists(#max) OR #uses < #max)"
                                + " AND (#short = :no OR #wrong < :wrong)")
                .value(":no", false)
                .value(":now", now.toEpochMilli())
                .value(":wrong", Invite.MAX_WRONG);
    }

    static Item item(Invite invite) {
        Item item =
                key(invite.id())
                        .with("code", invite.codeHash())
                        .with("short", invite.shortCode())
                        .with("by", invite.by().value())
                        .with("made", invite.made())
                        .with("role", invite.workspaceRole())
                        .with("uses", invite.uses())
                        .with("wrong", invite.wrong())
                        .with("revoked", invite.revoked());
        if (invite.room().isPresent()) {
            item = item.with("room", invite.room().get().value());
        }
        if (invite.roomRole().isPresent()) {
            item = item.with("roomRole", invite.roomRole().get());
        }
        if (invite.maxUses().isPresent()) {
            item = item.with("max", invite.maxUses().get());
        }
        return invite.expires().isPresent() ? item.with("expires", invite.expires().get()) : item;
    }

    static Invite invite(Item item) {
        return new Invite(
                new InviteId(item.sk()),
                item.string("code"),
                item.flag("short"),
                new UserId(item.string("by")),
                item.instant("made"),
                item.one(WorkspaceRole.class, "role"),
                item.text("room").map(RoomId::new),
                item.text("roomRole").map(RoomRole::valueOf),
                Math.toIntExact(item.number("uses")),
                item.count("max").map(Math::toIntExact),
                item.count("expires").map(Instant::ofEpochMilli),
                Math.toIntExact(item.number("wrong")),
                item.flag("revoked"));
    }
}
