package parley.conformance.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FilePurpose;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;

/** The files of a store in memory. */
final class InMemoryFiles implements FileRows {
    private final Map<FileId, FileRecord> files = new ConcurrentHashMap<>();

    InMemoryFiles copy() {
        InMemoryFiles copy = new InMemoryFiles();
        copy.files.putAll(files);
        return copy;
    }

    void put(FileRecord file) {
        files.put(file.id(), file);
    }

    void remove(FileId file) {
        files.remove(file);
    }

    @Override
    public Optional<FileRecord> file(FileId id) {
        return Optional.ofNullable(files.get(id));
    }

    @Override
    public List<FileRecord> ofContent(String sha256, long size, int limit) {
        return files.values().stream()
                .filter(f -> f.ready() && f.sha256().equals(sha256) && f.size() == size)
                .sorted(Comparator.comparing(FileRecord::made).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<FileRecord> carried(RoomId room, long seq) {
        return said(room).filter(f -> f.said().orElseThrow().seq() == seq).toList();
    }

    @Override
    public List<FileRecord> shared(RoomId room, Optional<FileKind> kind, long before, int limit) {
        return said(room)
                .filter(f -> f.purpose() != FilePurpose.THUMB)
                .filter(f -> f.said().orElseThrow().seq() < before)
                .filter(f -> kind.isEmpty() || f.kind() == kind.get())
                .sorted(
                        Comparator.<FileRecord>comparingLong(f -> -f.said().orElseThrow().seq())
                                .thenComparing(f -> f.id().value()))
                .limit(limit)
                .toList();
    }

    private Stream<FileRecord> said(RoomId room) {
        return files.values().stream()
                .filter(f -> f.said().isPresent() && f.room().filter(room::equals).isPresent());
    }

    @Override
    public List<FileRecord> loose(Instant before, int limit) {
        return files.values().stream()
                .filter(f -> f.loose() && f.made().isBefore(before))
                .limit(limit)
                .toList();
    }

    @Override
    public Use use(UserId user) {
        long own = 0;
        long all = 0;
        int unfinished = 0;
        for (FileRecord each : files.values()) {
            all += each.size();
            if (each.by().equals(user)) {
                own += each.size();
                unfinished += each.ready() ? 0 : 1;
            }
        }
        return new Use(own, all, unfinished);
    }
}
