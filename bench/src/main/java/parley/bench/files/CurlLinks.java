package parley.bench.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.client.workspace.RequestException;
import parley.client.workspace.WorkspaceSession;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.FilePurpose;
import parley.protocol.Limits;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.Sha256;

/** What curl needs to put a file where a server wants it: the file's parts and a configuration. */
final class CurlLinks {
    private final WorkspaceSession session;
    private final RoomId room;
    private final Path file;

    CurlLinks(WorkspaceSession session, RoomId room, Path file) {
        this.session = session;
        this.room = room;
        this.file = file;
    }

    /** Splits the file into a folder and writes {@code curl.conf} beside the parts. */
    FileId write(Path folder) throws IOException, RequestException {
        Files.createDirectories(folder);
        var parts = split(folder);
        long size = Files.size(file);
        var whole = parts.size() == 1 ? parts.getFirst().sha256() : Sha256.ofParts(hashes(parts));
        var ticket =
                session.call(
                        new FileOp.Ticket(
                                Optional.of(room),
                                file.getFileName().toString(),
                                size,
                                "application/octet-stream",
                                whole,
                                FilePurpose.FILE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        var conf = new ArrayList<String>();
        for (int from = 0; from < parts.size(); from += Limits.FILE_PARTS_WANTED) {
            int to = Math.min(parts.size(), from + Limits.FILE_PARTS_WANTED);
            var answer = session.call(new FileOp.Parts(ticket.file(), parts.subList(from, to)));
            answer.put().forEach(put -> add(conf, folder, put));
        }
        conf.removeLast();
        Files.write(folder.resolve("curl.conf"), conf);
        return ticket.file();
    }

    private static List<String> hashes(List<FileOp.Part> parts) {
        return parts.stream().map(FileOp.Part::sha256).toList();
    }

    private List<FileOp.Part> split(Path folder) throws IOException {
        var parts = new ArrayList<FileOp.Part>();
        long size = Files.size(file);
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = 1; n <= Sha256.parts(size); n++) {
                var bytes = in.readNBytes((int) Sha256.partSize(size, n));
                Files.write(folder.resolve("part-" + n), bytes);
                parts.add(new FileOp.Part(n, Sha256.of(bytes)));
            }
        }
        return parts;
    }

    private void add(List<String> conf, Path folder, Result.Put put) {
        var base = "https://127.0.0.1:" + session.address().port();
        conf.add("url = \"" + base + put.url() + "\"");
        conf.add("upload-file = \"" + folder.resolve("part-" + put.n()) + "\"");
        put.headers()
                .forEach(
                        each -> conf.add("header = \"" + each.name() + ": " + each.value() + "\""));
        conf.addAll(List.of("header = \"Expect:\"", "insecure", "silent", "fail", "next"));
    }
}
