package parley.server.aws.store;

import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.UserId;
import parley.server.aws.table.Item;
import parley.server.store.LogKey;
import parley.server.store.Marker;
import parley.server.store.MessageVersion;
import parley.server.store.StoredEntry;

/** Entries, and the texts of messages, as items. */
final class EntryItems {
    static final String POSTED = "message.posted";

    private EntryItems() {}

    static Item item(StoredEntry entry) {
        Item item =
                Keys.entry(entry.log(), entry.seq())
                        .with("log", entry.log().value())
                        .with("seq", entry.seq())
                        .with("ts", entry.ts())
                        .with("n", entry.n())
                        .with("c", entry.commit())
                        .with("ev", entry.ev())
                        .with("d", entry.json());
        if (entry.by().isPresent()) {
            item = item.with("by", entry.by().get().value());
        }
        if (entry.cid().isPresent()) {
            item = item.with("cid", entry.cid().get().toString());
        }
        if (entry.marker().isPresent()) {
            Marker marker = entry.marker().get();
            item = item.with("hh", marker.hashHigh()).with("hl", marker.hashLow());
        }
        return item;
    }

    static StoredEntry entry(Item item) {
        Optional<UserId> by = item.text("by").map(UserId::new);
        Optional<Cid> cid = item.text("cid").map(Cid::parse);
        Optional<Marker> marker =
                item.has("hh") && by.isPresent() && cid.isPresent()
                        ? Optional.of(
                                new Marker(
                                        by.get(), cid.get(), item.number("hh"), item.number("hl")))
                        : Optional.empty();
        return new StoredEntry(
                new LogKey(item.string("log")),
                item.number("seq"),
                item.instant("ts"),
                by,
                cid,
                marker,
                item.number("n"),
                item.number("c"),
                item.string("ev"),
                item.string("d"));
    }

    static boolean isPosted(Item item) {
        return item.string("ev").equals(POSTED);
    }

    static Item item(LogKey log, long message, MessageVersion version) {
        String sk = Keys.VERSION + Keys.number(message) + "#" + Keys.number(version.rev());
        return Item.key(Keys.log(log), sk)
                .with("rev", version.rev())
                .with("seq", version.seq())
                .with("ts", version.ts())
                .with("text", version.text());
    }

    static MessageVersion version(Item item) {
        return new MessageVersion(
                Math.toIntExact(item.number("rev")),
                item.number("seq"),
                item.instant("ts"),
                item.string("text"));
    }
}
