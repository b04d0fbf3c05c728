package parley.server.aws.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.protocol.HistoryPolicy;
import parley.protocol.PostPolicy;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.aws.table.Item;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.RoomRecord;
import parley.server.store.StateSource.RoomFacts;

/**
 * Rooms and members as items. A room's head holds the room itself, its log's head and two versions:
 * {@code pv} counts changes of the room, {@code mv} those of who is in it or banned and in which
 * role. A member's {@code rv} counts the changes of their role.
 */
final class RoomItems {
    private RoomItems() {}

    /** Only what the room is, without a key. */
    static Item with(Item on, RoomRecord room) {
        Item item =
                on.with("room", room.id().value())
                        .with("kind", room.kind())
                        .with("post", room.policy().post())
                        .with("invite", room.policy().invite())
                        .with("history", room.policy().history())
                        .with("archived", room.archived())
                        .with("epoch", room.epoch());
        if (room.name().isPresent()) {
            item = item.with("name", room.name().get());
        }
        if (room.topic().isPresent()) {
            item = item.with("topic", room.topic().get());
        }
        if (room.policy().slowMs().isPresent()) {
            item = item.with("slow", room.policy().slowMs().get());
        }
        if (!room.pair().isEmpty()) {
            String pair = room.pair().stream().map(UserId::value).collect(Collectors.joining(" "));
            item = item.with("pair", pair);
        }
        return item;
    }

    /** Those that {@link #with} may leave out. */
    static String[] optional() {
        return new String[] {"name", "topic", "slow", "pair"};
    }

    static boolean isRoom(Item head) {
        return head.has("room");
    }

    static RoomRecord room(Item head) {
        return new RoomRecord(
                new RoomId(head.string("room")),
                head.one(RoomKind.class, "kind"),
                head.text("name"),
                head.text("topic"),
                new RoomPolicy(
                        head.one(PostPolicy.class, "post"),
                        head.one(PostPolicy.class, "invite"),
                        head.one(HistoryPolicy.class, "history"),
                        head.count("slow").map(Math::toIntExact)),
                head.flag("archived"),
                head.string("epoch"),
                head.text("pair")
                        .map(pair -> Arrays.stream(pair.split(" ")).map(UserId::new).toList())
                        .orElseGet(java.util.List::of));
    }

    static RoomFacts facts(Item head) {
        return new RoomFacts(room(head), Math.toIntExact(head.count("members").orElse(0L)));
    }

    /** The last place that was given to anybody. */
    static LogHead taken(LogKey log, Optional<Item> head) {
        return head.map(each ->
                        new LogHead(
                                log,
                                each.count("head").orElse(0L),
                                each.count("n").orElse(0L),
                                each.count("c").orElse(0L)))
                .orElseGet(() -> LogHead.empty(log));
    }

    static Item item(MemberRecord member, long rv) {
        return Keys.member(member.room(), member.user())
                .with("room", member.room().value())
                .with("user", member.user().value())
                .with("role", member.role())
                .with("since", member.since())
                .with("from", member.fromSeq())
                .with("mark", member.mark())
                .with("markN", member.markN())
                .with("own", member.ownAfter())
                .with("rv", rv);
    }

    static MemberRecord member(Item item) {
        return new MemberRecord(
                new RoomId(item.string("room")),
                new UserId(item.string("user")),
                item.one(RoomRole.class, "role"),
                item.instant("since"),
                item.number("from"),
                item.number("mark"),
                item.number("markN"),
                item.number("own"));
    }
}
