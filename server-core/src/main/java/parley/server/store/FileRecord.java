package parley.server.store;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FilePurpose;
import parley.protocol.FileRef;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;

/**
 * One person's file: announced, then ready, then carried by a message. Several may have the same
 * content.
 *
 * @param room where it may be said; empty for an avatar
 * @param ready whether its content is kept
 * @param said the message that carries it
 * @param held the message that will carry it when its time comes; never with {@code said}
 */
public record FileRecord(
        FileId id,
        UserId by,
        Optional<RoomId> room,
        FilePurpose purpose,
        String name,
        long size,
        String mime,
        String sha256,
        Optional<Integer> w,
        Optional<Integer> h,
        Optional<FileId> thumb,
        Instant made,
        boolean ready,
        Optional<Said> said,
        Optional<ScheduledId> held) {
    /** A message by its sequence, when it was posted, and the length of a voice note. */
    public record Said(long seq, Instant at, Optional<Integer> ms) {}

    public FileKind kind() {
        return purpose == FilePurpose.VOICE ? FileKind.VOICE : FileKind.of(mime);
    }

    /** As messages carry it. */
    public FileRef ref() {
        return new FileRef(id, name, size, mime, w, h, thumb);
    }

    /** The same with its content kept. */
    public FileRecord asReady() {
        return with(true, said, thumb, held, made);
    }

    /** The same, carried by a message. */
    public FileRecord saidBy(Said message) {
        return with(ready, Optional.of(message), thumb, Optional.empty(), made);
    }

    /** The same, kept for a message that waits for its time. */
    public FileRecord heldBy(ScheduledId message) {
        return with(ready, said, thumb, Optional.of(message), made);
    }

    /** The same, kept for nothing any more: as loose as if it had been announced then. */
    public FileRecord freed(Instant then) {
        return with(ready, said, thumb, Optional.empty(), then);
    }

    /** The same without its small picture. */
    public FileRecord withoutThumb() {
        return with(ready, said, Optional.empty(), held, made);
    }

    /** Whether no message carries it, now or when its time comes. */
    public boolean loose() {
        return said.isEmpty() && held.isEmpty();
    }

    private FileRecord with(
            boolean isReady,
            Optional<Said> message,
            Optional<FileId> small,
            Optional<ScheduledId> waiting,
            Instant then) {
        return new FileRecord(
                id, by, room, purpose, name, size, mime, sha256, w, h, small, then, isReady,
                message, waiting);
    }
}
