package parley.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** What is known of files. Calls block, and throw {@link StoreException}. */
public interface FileRows {
    Optional<FileRecord> file(FileId id);

    /** Ready ones of this content, the newest first, at most {@code limit}. */
    List<FileRecord> ofContent(String sha256, long size, int limit);

    /** What a message carries, thumbs too. */
    List<FileRecord> carried(RoomId room, long seq);

    /**
     * What the messages of a room with {@code seq < before} carry, without thumbs; the newest
     * message first, at most {@code limit}.
     */
    List<FileRecord> shared(RoomId room, Optional<FileKind> kind, long before, int limit);

    /**
     * Those that no message carries or waits with, and that were announced before that, at most
     * {@code limit}.
     */
    List<FileRecord> loose(Instant before, int limit);

    Use use(UserId user);

    /** Bytes of one user, bytes of all, and how many a user has announced and not finished. */
    record Use(long user, long all, int unfinished) {}
}
