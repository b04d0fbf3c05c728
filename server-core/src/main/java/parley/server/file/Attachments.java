package parley.server.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.FileRef;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.store.FileRecord;

/** Files as messages carry them and let go of them. On the committing thread. */
public final class Attachments {
    private final Consumer<List<FileRecord>> gone;

    /** {@code gone} is told, after the commit, of files whose rows were taken away. */
    public Attachments(Consumer<List<FileRecord>> gone) {
        this.gone = gone;
    }

    /**
     * What a message is about to carry, in its order, without thumbs.
     *
     * @param holder the waiting message they may be kept for
     */
    public List<FileRecord> check(
            Work work,
            RoomId room,
            UserId author,
            List<FileId> files,
            FilePurpose purpose,
            Optional<ScheduledId> holder) {
        List<FileRecord> found = new ArrayList<>();
        if (new HashSet<>(files).size() < files.size()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "a file twice in one message");
        }
        for (FileId each : files) {
            FileRecord file =
                    work.files()
                            .file(each)
                            .filter(f ->
                                    f.by().equals(author)
                                            && f.purpose() == purpose
                                            && f.room().filter(room::equals).isPresent())
                            .orElseThrow(() ->
                                    new Refusal(
                                            ErrorCode.NOT_FOUND,
                                            "no such file of yours for this room"));
            if (!file.ready()) {
                throw new Refusal(ErrorCode.FILE_NOT_READY, "a file is not uploaded yet");
            }
            if (file.said().isPresent()) {
                throw new Refusal(ErrorCode.EXISTS, "a message carries this file already");
            }
            if (!free(file, holder)) {
                throw new Refusal(ErrorCode.EXISTS, "a message waits with this file already");
            }
            found.add(thumb(work, file, holder).isPresent() ? file : file.withoutThumb());
        }
        return found;
    }

    public static List<FileRef> refs(List<FileRecord> files) {
        return files.stream().map(FileRecord::ref).toList();
    }

    /** Notes that a message carries them, with their thumbs; {@code ms} of a voice note. */
    public void say(Work work, List<FileRecord> files, long seq, Optional<Integer> ms) {
        FileRecord.Said said = new FileRecord.Said(seq, work.now(), ms);
        for (FileRecord each : files) {
            work.transaction().putFile(each.saidBy(said));
            thumb(work, each, each.held())
                    .ifPresent(small -> work.transaction().putFile(small.saidBy(said)));
        }
    }

    /** Keeps them, with their thumbs, for a message that waits for its time. */
    public void hold(Work work, List<FileRecord> files, ScheduledId message) {
        for (FileRecord each : files) {
            work.transaction().putFile(each.heldBy(message));
            thumb(work, each, Optional.empty())
                    .ifPresent(small -> work.transaction().putFile(small.heldBy(message)));
        }
    }

    /** Lets go of what was kept for a message: loose from now on. */
    public void free(Work work, List<FileId> files, ScheduledId message) {
        for (FileId id : files) {
            Optional<FileRecord> file = held(work, id, message);
            file.flatMap(FileRecord::thumb)
                    .flatMap(small -> held(work, small, message))
                    .ifPresent(small -> work.transaction().putFile(small.freed(work.now())));
            file.ifPresent(each -> work.transaction().putFile(each.freed(work.now())));
        }
    }

    private static Optional<FileRecord> held(Work work, FileId id, ScheduledId message) {
        return work.files()
                .file(id)
                .filter(each -> each.held().filter(message::equals).isPresent());
    }

    /** Takes away what a deleted message carried. */
    public void drop(Work work, RoomId room, long seq) {
        List<FileRecord> carried = work.files().carried(room, seq);
        carried.forEach(each -> work.transaction().removeFile(each.id()));
        if (!carried.isEmpty()) {
            work.then(() -> gone.accept(carried));
        }
    }

    private static Optional<FileRecord> thumb(
            Work work, FileRecord file, Optional<ScheduledId> holder) {
        return file.thumb()
                .flatMap(work.files()::file)
                .filter(small -> small.ready() && small.said().isEmpty() && free(small, holder));
    }

    private static boolean free(FileRecord file, Optional<ScheduledId> holder) {
        return file.held().isEmpty() || file.held().equals(holder);
    }
}
