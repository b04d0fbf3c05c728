package parley.desktop.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desktop.ProblemException;
import parley.desktop.text.Line;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.RoomFiles;
import parley.desktop.workspace.SharedFile;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.RoomId;

/** Files that lie on this disk already; the others are gone. */
public final class FakeFiles implements RoomFiles {
    public final Map<FileId, Path> there = new HashMap<>();
    public final List<SharedFile> shared = new ArrayList<>();
    public final List<FileId> asked = new ArrayList<>();

    /** Run between the first and the last byte. */
    public Runnable halfway = () -> {};

    @Override
    public Path fetch(FileId file, Progress progress) throws IOException {
        asked.add(file);
        var path = there.get(file);
        if (path == null) {
            throw new ProblemException(Line.of("file.problem.gone"));
        }
        long size = Files.size(path);
        progress.moved(size / 2, size);
        halfway.run();
        progress.moved(size, size);
        return path;
    }

    @Override
    public void save(FileId file, Path target, Progress progress) throws IOException {
        Files.copy(fetch(file, progress), target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Page<SharedFile> list(RoomId room, Optional<FileKind> kind, Optional<String> after) {
        return new Page<>(
                shared.stream().filter(f -> kind.isEmpty() || kind.get() == f.kind()).toList(),
                Optional.empty());
    }
}
