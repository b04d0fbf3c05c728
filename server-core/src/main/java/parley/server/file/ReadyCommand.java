package parley.server.file;

import java.util.function.Consumer;
import parley.protocol.ErrorCode;
import parley.protocol.FileId;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.server.commit.Command;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.store.FileRecord;

/** Notes that a file's content is kept. */
final class ReadyCommand extends Command {
    private final FileId file;

    ReadyCommand(FileId file, Consumer<Response> reply) {
        super("", reply);
        this.file = file;
    }

    @Override
    protected Result run(Work work) {
        FileRecord record =
                work.files()
                        .file(file)
                        .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no such file"));
        if (!record.ready()) {
            work.transaction().putFile(record.asReady());
        }
        return new Result.FileReady(record.ref());
    }
}
