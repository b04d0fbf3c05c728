package parley.server.aws.store;

import java.time.Instant;
import parley.protocol.Cid;
import parley.protocol.PresenceState;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.aws.table.Item;
import parley.server.store.Marker;
import parley.server.store.PresenceRecord;
import parley.server.store.ScheduledRecord;

/** Messages that wait for their time, and what users say of themselves, as items. */
final class WaitingItems {
    private WaitingItems() {}

    static Item key(ScheduledId id) {
        return Item.key(Keys.WAITING, id.value());
    }

    static Item item(ScheduledRecord message) {
        return key(message.id())
                .with("by", message.by().value())
                .with("room", message.room().value())
                .with("at", message.at())
                .with("cid", message.marker().cid().toString())
                .with("hh", message.marker().hashHigh())
                .with("hl", message.marker().hashLow())
                .with("json", message.json());
    }

    static ScheduledRecord scheduled(Item item) {
        UserId by = new UserId(item.string("by"));
        Cid cid = Cid.parse(item.string("cid"));
        return new ScheduledRecord(
                new ScheduledId(item.sk()),
                by,
                new RoomId(item.string("room")),
                item.instant("at"),
                new Marker(by, cid, item.number("hh"), item.number("hl")),
                item.string("json"));
    }

    static Item key(UserId user) {
        return Item.key(Keys.PRESENCE, user.value());
    }

    static Item item(PresenceRecord presence) {
        Item item = key(presence.user()).with("state", presence.state());
        if (presence.text().isPresent()) {
            item = item.with("text", presence.text().get());
        }
        return presence.until().isPresent() ? item.with("until", presence.until().get()) : item;
    }

    static PresenceRecord presence(Item item) {
        return new PresenceRecord(
                new UserId(item.sk()),
                item.one(PresenceState.class, "state"),
                item.text("text"),
                item.count("until").map(Instant::ofEpochMilli));
    }
}
