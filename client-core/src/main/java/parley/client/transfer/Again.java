package parley.client.transfer;

import java.io.IOException;
import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.FileRef;
import parley.protocol.Result;
import parley.protocol.RoomId;

/**
 * A file of a message one may read, as a new one of one's own for another room: the server has its
 * content, so no bytes go. Blocks.
 */
final class Again {
    private final FileServer server;
    private final RoomId room;

    Again(FileServer server, RoomId room) {
        this.server = server;
        this.room = room;
    }

    /** To be said in the room; its small picture comes along where that can still be had. */
    FileId file(FileRef file, FilePurpose purpose) throws IOException, TransferFailed {
        try {
            return take(file.file(), purpose, thumb(file));
        } catch (FileServer.FileRefused e) {
            throw refusal(e);
        }
    }

    private Optional<FileId> thumb(FileRef file) throws IOException {
        if (file.thumb().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(take(file.thumb().get(), FilePurpose.THUMB, Optional.empty()));
        } catch (FileServer.FileRefused | TransferFailed e) {
            return Optional.empty();
        }
    }

    private FileId take(FileId from, FilePurpose purpose, Optional<FileId> thumb)
            throws IOException, TransferFailed, FileServer.FileRefused {
        Result.FileSource source = server.call(new FileOp.Get(from));
        FileRef file = source.file();
        Result.FileTicket ticket =
                server.call(
                        new FileOp.Ticket(
                                Optional.of(room),
                                file.name(),
                                file.size(),
                                file.mime(),
                                source.sha256(),
                                purpose,
                                file.w(),
                                file.h(),
                                thumb));
        if (!ticket.have()) {
            server.call(new FileOp.Cancel(ticket.file()));
            throw new TransferFailed(TransferProblem.MISSING, "its content went in between");
        }
        return ticket.file();
    }

    private static TransferFailed refusal(FileServer.FileRefused e) throws IOException {
        if (e.error().retry()) {
            throw new IOException(e);
        }
        ErrorCode code = e.error().code();
        return new TransferFailed(
                switch (code) {
                    case QUOTA_EXCEEDED -> TransferProblem.QUOTA;
                    case NOT_FOUND, GONE -> TransferProblem.MISSING;
                    case FORBIDDEN, ROOM_ARCHIVED -> TransferProblem.NOT_ALLOWED;
                    default -> TransferProblem.REFUSED;
                },
                e);
    }
}
