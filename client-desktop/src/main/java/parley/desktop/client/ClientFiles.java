package parley.desktop.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import parley.client.transfer.FileServer;
import parley.client.transfer.TransferFailed;
import parley.client.workspace.WorkspaceSession;
import parley.desktop.ProblemException;
import parley.desktop.text.Line;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.RoomFiles;
import parley.desktop.workspace.SharedFile;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FileOp;
import parley.protocol.RoomId;

/** The files of a session. */
record ClientFiles(WorkspaceSession session, People people) implements RoomFiles {
    private static final int PAGE = 60;

    @Override
    public Path fetch(FileId file, Progress progress) throws IOException {
        try {
            return session.downloads().fetch(file, progress::moved);
        } catch (TransferFailed e) {
            throw problem(e);
        }
    }

    @Override
    public void save(FileId file, Path target, Progress progress) throws IOException {
        try {
            session.downloads().save(file, target, progress::moved);
        } catch (TransferFailed e) {
            throw problem(e);
        }
    }

    private static ProblemException problem(TransferFailed e) {
        var key =
                switch (e.problem()) {
                    case NOT_ALLOWED -> refused(e);
                    case DISK -> "file.problem.disk";
                    case TOO_LARGE -> "file.problem.tooLarge";
                    case MISSING, CHANGED, QUOTA, REFUSED -> "file.problem.gone";
                };
        var problem = new ProblemException(Line.of(key));
        problem.initCause(e);
        return problem;
    }

    private static String refused(TransferFailed e) {
        return e.getCause() instanceof FileServer.FileRefused refused
                        && (refused.error().code() == ErrorCode.NOT_FOUND
                                || refused.error().code() == ErrorCode.GONE)
                ? "file.problem.gone"
                : "file.problem.notAllowed";
    }

    @Override
    public Page<SharedFile> list(RoomId room, Optional<FileKind> kind, Optional<String> after)
            throws IOException {
        return Refusals.ask(() -> {
            var page = session.call(new FileOp.ListFiles(room, kind, Optional.of(PAGE), after));
            return new Page<>(
                    page.list().stream()
                            .map(f ->
                                    new SharedFile(
                                            f.seq(),
                                            f.ts(),
                                            people.person(f.by()),
                                            f.kind(),
                                            f.file(),
                                            f.ms()))
                            .toList(),
                    page.cursor());
        });
    }
}
