package parley.server.lite.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import parley.protocol.FileId;
import parley.server.file.BlobKey;
import parley.server.file.BlobStore;
import parley.server.lite.file.PrivateFile;
import parley.server.store.StoreException;

/**
 * Contents in a folder: {@code ab/<sha256>-<size>} each, {@code ab} being the first two digits. An
 * upload is a folder {@code uploads/<id>} with {@code data}, every part in its place, and the
 * journal {@code parts}; whole, {@code data} becomes the content by being renamed. The journal
 * names only what is on disk; which parts are behind it is known as long as the process lives.
 */
public final class DiskBlobStore implements BlobStore {
    private static final String DATA = "data";
    private static final String JOURNAL = "parts";

    private final Path folder;
    private final Path uploads;

    /** Of uploads that were written to since the start. */
    private final Map<FileId, UploadParts> begun = new ConcurrentHashMap<>();

    /** Makes the folder if it is not there. */
    public DiskBlobStore(Path folder) {
        this.folder = folder;
        this.uploads = folder.resolve("uploads");
        attempt(
                "cannot make " + folder,
                () -> {
                    PrivateFile.createFolder(folder);
                    PrivateFile.createFolder(uploads);
                    return true;
                });
    }

    @Override
    public Map<Integer, String> parts(FileId upload) {
        return attempt("cannot read the parts of " + upload, () -> known(upload).there());
    }

    @Override
    public Part write(FileId upload, int n, long offset, long size, String sha256) {
        return attempt(
                "cannot take a part of " + upload,
                () -> {
                    Path at = at(upload);
                    boolean fresh = !Files.isDirectory(at);
                    PrivateFile.createFolder(at);
                    if (fresh) {
                        PrivateFile.sync(uploads);
                    }
                    UploadParts parts =
                            begun.computeIfAbsent(
                                    upload,
                                    _ -> new UploadParts(new PartJournal(at.resolve(JOURNAL))));
                    parts.withdraw(n);
                    FileChannel data = PrivateFile.channel(at.resolve(DATA));
                    return new DiskPart(parts, n, data, offset, size, sha256);
                });
    }

    @Override
    public void complete(FileId upload, BlobKey key) {
        attempt(
                "cannot keep " + key,
                () -> {
                    Path data = at(upload).resolve(DATA);
                    Path target = at(key);
                    if (Files.exists(target)) {
                        Files.deleteIfExists(data);
                        return true;
                    }
                    if (Files.size(data) != key.size()) {
                        throw new FileSystemException(data.toString(), null, "another length");
                    }
                    try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
                        known(upload).settleAll(() -> channel.force(true));
                    }
                    Path parent = folder.resolve(key.sha256().substring(0, 2));
                    if (!Files.isDirectory(parent)) {
                        PrivateFile.createFolder(parent);
                        PrivateFile.sync(folder);
                    }
                    Files.move(data, target, StandardCopyOption.ATOMIC_MOVE);
                    PrivateFile.sync(parent);
                    return true;
                });
    }

    @Override
    public void abandon(FileId upload) {
        attempt(
                "cannot take away " + upload,
                () -> {
                    Path at = at(upload);
                    known(upload).forget();
                    Files.deleteIfExists(at.resolve(DATA));
                    Files.deleteIfExists(at.resolve(JOURNAL));
                    Files.deleteIfExists(at);
                    begun.remove(upload);
                    return true;
                });
    }

    @Override
    public Optional<SeekableByteChannel> open(BlobKey key) {
        return attempt(
                "cannot open " + key,
                () -> {
                    try {
                        return Optional.of(Files.newByteChannel(at(key), StandardOpenOption.READ));
                    } catch (NoSuchFileException e) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public void delete(BlobKey key) {
        attempt("cannot delete " + key, () -> Files.deleteIfExists(at(key)));
    }

    @Override
    public List<BlobKey> contents() {
        return attempt(
                "cannot look into " + folder,
                () -> {
                    List<BlobKey> keys = new ArrayList<>();
                    for (Path each : inside(folder)) {
                        if (each.getFileName().toString().length() == 2) {
                            for (Path content : inside(each)) {
                                key(content.getFileName().toString()).ifPresent(keys::add);
                            }
                        }
                    }
                    return keys;
                });
    }

    @Override
    public List<FileId> uploads() {
        return attempt(
                "cannot look into " + uploads,
                () ->
                        inside(uploads).stream()
                                .map(each -> new FileId(each.getFileName().toString()))
                                .toList());
    }

    @Override
    public long free() {
        return attempt("cannot ask for room", () -> Files.getFileStore(folder).getUsableSpace());
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static Optional<BlobKey> key(String name) {
        int hyphen = name.indexOf('-');
        return name.matches("[0-9a-f]{64}-[0-9]{1,18}")
                ? Optional.of(
                        new BlobKey(
                                name.substring(0, hyphen),
                                Long.parseLong(name.substring(hyphen + 1))))
                : Optional.empty();
    }

    private Path at(BlobKey key) {
        return folder.resolve(key.sha256().substring(0, 2)).resolve(key.toString());
    }

    private Path at(FileId upload) throws FileSystemException {
        if (!upload.value().matches("[A-Za-z0-9_]{1,64}")) {
            throw new FileSystemException(upload.value(), null, "not an id of this server");
        }
        return uploads.resolve(upload.value());
    }

    private UploadParts known(FileId upload) throws FileSystemException {
        PartJournal journal = new PartJournal(at(upload).resolve(JOURNAL));
        return begun.getOrDefault(upload, new UploadParts(journal));
    }

    /** What touches the disk. */
    interface Attempt<T> {
        T run() throws IOException;
    }

    static <T> T attempt(String attempted, Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            boolean full =
                    why.contains("no space left")
                            || why.contains("not enough space")
                            || why.contains("quota exceeded");
            throw new StoreException(attempted, e, full);
        }
    }
}
