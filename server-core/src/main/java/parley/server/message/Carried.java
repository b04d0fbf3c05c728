package parley.server.message;

import java.util.List;
import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;
import parley.protocol.MessageOp;
import parley.protocol.ScheduledId;
import parley.protocol.Text;
import parley.protocol.UserId;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.file.Attachments;
import parley.server.store.FileRecord;

/** The files of a message that is to be posted, now or at its time. On the committing thread. */
record Carried(Attachments attachments) {
    /** More than a mention takes in an entry, and a file without its name. */
    private static final int USER_BYTES = 70;

    private static final int FILE_BYTES = 350;

    /** Those a message names. */
    static List<FileId> named(MessageOp.Send send) {
        return send.voice().isPresent() ? List.of(send.voice().get().file()) : send.files();
    }

    /**
     * What it carries; refuses what may not be carried, or does not fit.
     *
     * @param holder the waiting message they may be kept for
     */
    List<FileRecord> check(
            Work work, UserId author, MessageOp.Send send, Optional<ScheduledId> holder) {
        FilePurpose purpose = send.voice().isPresent() ? FilePurpose.VOICE : FilePurpose.FILE;
        List<FileRecord> files =
                attachments.check(work, send.room(), author, named(send), purpose, holder);
        int bytes = Text.jsonLength(send.text()) + MessageOp.ENVELOPE_SHARE;
        bytes += send.mentions().size() * USER_BYTES;
        bytes += send.ext().map(ext -> Text.utf8Length(ext.json())).orElse(0);
        for (FileRecord each : files) {
            bytes += Text.jsonLength(each.name()) + FILE_BYTES;
        }
        if (!files.isEmpty() && bytes > Limits.ENTRY) {
            throw new Refusal(ErrorCode.TOO_LARGE, "text and names of files are too long together");
        }
        return files;
    }

    /** See {@link Attachments#say}. */
    void say(Work work, List<FileRecord> files, long seq, Optional<Integer> ms) {
        attachments.say(work, files, seq, ms);
    }

    /** Keeps them until its time comes. */
    void hold(Work work, List<FileRecord> files, ScheduledId message) {
        attachments.hold(work, files, message);
    }

    /** It will not be posted. */
    void free(Work work, MessageOp.Send send, ScheduledId message) {
        attachments.free(work, named(send), message);
    }
}
