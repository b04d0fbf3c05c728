package parley.server.file;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.Sha256;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.room.Access;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;

/** Announces a file; without an upload where its content is here and its owner may read it. */
final class TicketCommand extends Command {
    /** Holders of the same content looked at; more than these do not share an office. */
    private static final int HOLDERS = 200;

    private final UserId user;
    private final FileOp.Ticket op;
    private final FileId file;
    private final Access access;
    private final Readers readers;
    private final FileGround ground;

    TicketCommand(
            String id,
            UserId user,
            FileOp.Ticket op,
            FileId file,
            Access access,
            Readers readers,
            FileGround ground,
            Consumer<Response> reply) {
        super(id, reply);
        this.user = user;
        this.op = op;
        this.file = file;
        this.access = access;
        this.readers = readers;
        this.ground = ground;
    }

    @Override
    protected Result run(Work work) {
        if (op.room().isPresent()) {
            access.room(work.state(), op.room().get(), user, op);
        } else {
            access.workspace(user, op, Optional.empty());
        }
        FileRows files = work.files();
        requireRoom(files.use(user));
        requireThumb(files);
        List<FileRecord> holders = files.ofContent(op.sha256(), op.size(), HOLDERS);
        boolean have = holders.stream().anyMatch(each -> readers.mayRead(user, each));
        FileRecord record =
                new FileRecord(
                        file,
                        user,
                        op.room(),
                        op.purpose(),
                        op.name(),
                        op.size(),
                        op.mime(),
                        op.sha256(),
                        op.w(),
                        op.h(),
                        op.thumb(),
                        work.now(),
                        have,
                        Optional.empty(),
                        Optional.empty());
        work.transaction().putFile(record);
        boolean inParts = Sha256.parts(op.size()) > 1;
        return new Result.FileTicket(
                file,
                op.name(),
                have,
                have || inParts
                        ? Optional.empty()
                        : Optional.of(ground.links().put(record, 1, op.sha256(), op.size())),
                inParts && !have ? Optional.of(Limits.FILE_PART) : Optional.empty());
    }

    private void requireRoom(FileRows.Use use) {
        FileBounds bounds = ground.bounds();
        if (op.size() > bounds.user() - use.user()) {
            throw new Refusal(ErrorCode.QUOTA_EXCEEDED, "your files take all they may");
        }
        if (op.size() > bounds.workspace() - use.all()) {
            throw new Refusal(ErrorCode.QUOTA_EXCEEDED, "the workspace's files take all they may");
        }
        if (use.unfinished() >= bounds.unfinished()) {
            throw new Refusal(ErrorCode.QUOTA_EXCEEDED, "finish or cancel other uploads first");
        }
    }

    private void requireThumb(FileRows files) {
        boolean good =
                op.thumb()
                        .map(id ->
                                files.file(id)
                                        .filter(each ->
                                                each.by().equals(user)
                                                        && each.purpose() == FilePurpose.THUMB
                                                        && each.room().equals(op.room())
                                                        && each.loose())
                                        .isPresent())
                        .orElse(true);
        if (!good) {
            throw new Refusal(ErrorCode.NOT_FOUND, "no such thumb of yours in this room");
        }
    }
}
