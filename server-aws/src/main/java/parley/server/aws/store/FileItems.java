package parley.server.aws.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.aws.table.Item;
import parley.server.store.FileRecord;
import parley.server.store.LogKey;

/** Files as items: one by its id, and copies of it where it is looked for. */
final class FileItems {
    private FileItems() {}

    /** Under any key. */
    static Item with(Item key, FileRecord file) {
        Item item =
                key.with("file", file.id().value())
                        .with("by", file.by().value())
                        .with("purpose", file.purpose())
                        .with("name", file.name())
                        .with("size", file.size())
                        .with("mime", file.mime())
                        .with("sha256", file.sha256())
                        .with("made", file.made())
                        .with("ready", file.ready());
        if (file.room().isPresent()) {
            item = item.with("room", file.room().get().value());
        }
        if (file.w().isPresent()) {
            item = item.with("w", file.w().get());
        }
        if (file.h().isPresent()) {
            item = item.with("h", file.h().get());
        }
        if (file.thumb().isPresent()) {
            item = item.with("thumb", file.thumb().get().value());
        }
        if (file.held().isPresent()) {
            item = item.with("held", file.held().get().value());
        }
        if (file.said().isPresent()) {
            FileRecord.Said said = file.said().get();
            item = item.with("saidSeq", said.seq()).with("saidAt", said.at());
            if (said.ms().isPresent()) {
                item = item.with("saidMs", said.ms().get());
            }
        }
        return item;
    }

    static FileRecord file(Item item) {
        Optional<FileRecord.Said> said =
                item.count("saidSeq")
                        .map(seq ->
                                new FileRecord.Said(
                                        seq,
                                        item.instant("saidAt"),
                                        item.count("saidMs").map(Math::toIntExact)));
        return new FileRecord(
                new FileId(item.string("file")),
                new UserId(item.string("by")),
                item.text("room").map(RoomId::new),
                item.one(FilePurpose.class, "purpose"),
                item.string("name"),
                item.number("size"),
                item.string("mime"),
                item.string("sha256"),
                item.count("w").map(Math::toIntExact),
                item.count("h").map(Math::toIntExact),
                item.text("thumb").map(FileId::new),
                item.instant("made"),
                item.flag("ready"),
                said,
                item.text("held").map(ScheduledId::new));
    }

    /**
     * Its copies: by content when it is ready, by message when one carries it, else as loose where
     * none waits with it.
     */
    static List<Item> copies(FileRecord file) {
        List<Item> copies = new ArrayList<>();
        String place = Keys.number(file.made().toEpochMilli()) + "#" + file.id().value();
        if (file.ready()) {
            copies.add(with(Item.key(Keys.content(file.sha256(), file.size()), place), file));
        }
        if (file.loose()) {
            copies.add(with(Item.key(Keys.LOOSE, place), file));
        } else if (file.said().isPresent() && file.room().isPresent()) {
            copies.add(
                    with(
                            Item.key(
                                    Keys.log(LogKey.of(file.room().get())),
                                    Keys.CARRIED
                                            + Keys.number(file.said().get().seq())
                                            + "#"
                                            + file.id().value()),
                            file));
        }
        return copies;
    }
}
