package parley.server.aws.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FilePurpose;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.aws.table.Item;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;
import parley.server.store.LogKey;

/** What is known of files, from their items and their copies. */
record DynamoFiles(ItemReads reads) implements FileRows {
    private static final String AFTER = "$";

    @Override
    public Optional<FileRecord> file(FileId id) {
        return reads.get(Keys.file(id)).map(FileItems::file);
    }

    @Override
    public List<FileRecord> ofContent(String sha256, long size, int limit) {
        return reads.list(Keys.content(sha256, size), "").stream()
                .map(FileItems::file)
                .sorted(Comparator.comparing(FileRecord::made).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<FileRecord> carried(RoomId room, long seq) {
        return said(room, seq, seq).toList();
    }

    private java.util.stream.Stream<FileRecord> said(RoomId room, long from, long to) {
        return reads
                .range(
                        Keys.log(LogKey.of(room)),
                        Keys.CARRIED + Keys.number(from),
                        Keys.CARRIED + Keys.number(to) + AFTER)
                .stream()
                .map(FileItems::file);
    }

    @Override
    public List<FileRecord> shared(RoomId room, Optional<FileKind> kind, long before, int limit) {
        return before <= 1
                ? List.of()
                : said(room, 0, Math.min(before - 1, 9_999_999_999_999L))
                        .filter(each -> each.purpose() != FilePurpose.THUMB)
                        .filter(each -> kind.isEmpty() || each.kind() == kind.get())
                        .sorted(
                                Comparator.<FileRecord>comparingLong(each -> -seq(each))
                                        .thenComparing(each -> each.id().value()))
                        .limit(limit)
                        .toList();
    }

    private static long seq(FileRecord file) {
        return file.said().map(FileRecord.Said::seq).orElse(0L);
    }

    @Override
    public List<FileRecord> loose(Instant before, int limit) {
        return reads.range(Keys.LOOSE, "", Keys.number(before.toEpochMilli() - 1) + AFTER).stream()
                .map(FileItems::file)
                .limit(limit)
                .toList();
    }

    @Override
    public Use use(UserId user) {
        Optional<Item> own = reads.get(Item.key(Keys.USE, user.value()));
        Optional<Item> all = reads.get(Item.key(Keys.USE, Keys.ALL));
        return new Use(
                count(own, "bytes"),
                count(all, "bytes"),
                Math.toIntExact(count(own, "unfinished")));
    }

    private static long count(Optional<Item> item, String name) {
        return item.flatMap(each -> each.count(name)).orElse(0L);
    }
}
