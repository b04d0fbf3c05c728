package parley.server.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import parley.protocol.FileId;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.server.commit.Command;
import parley.server.commit.Work;
import parley.server.store.FileRecord;

/** Takes away files that no message carries. */
final class DropCommand extends Command {
    private final List<FileId> files;
    private final Consumer<List<FileRecord>> gone;

    /** {@code gone} is told after the commit, on the committing thread. */
    DropCommand(
            String id,
            List<FileId> files,
            Consumer<List<FileRecord>> gone,
            Consumer<Response> reply) {
        super(id, reply);
        this.files = files;
        this.gone = gone;
    }

    @Override
    protected Result run(Work work) {
        List<FileRecord> dropped = new ArrayList<>();
        for (FileId each : files) {
            work.files().file(each).filter(FileRecord::loose).ifPresent(dropped::add);
        }
        dropped.forEach(each -> work.transaction().removeFile(each.id()));
        if (!dropped.isEmpty()) {
            work.then(() -> gone.accept(dropped));
        }
        return Result.Done.DONE;
    }
}
