package parley.client.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Codec;
import parley.protocol.ProtocolException;
import parley.protocol.UserId;
import parley.protocol.WorkspaceId;

/**
 * Where everything of this person is kept: one folder a workspace, used by one process at a time.
 */
final class WorkspaceFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceFolder.class);
    private static final String SAVED = "workspace.json";

    private final Path folder;
    private final Codec codec = new Codec();
    private final FileChannel lockFile;

    private WorkspaceFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Throws {@link IllegalStateException} when another process has it open. */
    static WorkspaceFolder open(Path folder) {
        try {
            Files.createDirectories(folder, ownerOnly());
            Files.createDirectories(folder.resolve("tokens"), ownerOnly());
            FileChannel file =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new IllegalStateException("another process has " + folder + " open");
            }
            return new WorkspaceFolder(folder, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            @Nullable FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    Path tokens() {
        return folder.resolve("tokens");
    }

    /** One history a user: who signs in as somebody else begins an own one. */
    Path history(WorkspaceId workspace, UserId user) {
        return of(workspace).resolve("history-" + safe(user.value()) + ".db");
    }

    private Path of(WorkspaceId workspace) {
        return folder.resolve(safe(workspace.value()));
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** In the order in which they were added; one that cannot be read is left out and logged. */
    List<SavedWorkspace> list() {
        List<SavedWorkspace> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.toList()) {
                Path file = each.resolve(SAVED);
                if (Files.exists(file)) {
                    found.add(codec.decodeBody(Files.readAllBytes(file), SavedWorkspace.class));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        } catch (ProtocolException e) {
            LOG.warn("a workspace in {} cannot be read", folder, e);
        }
        found.sort(Comparator.comparing(SavedWorkspace::added));
        return found;
    }

    void save(SavedWorkspace saved) {
        Path home = of(saved.workspace().id());
        try {
            Files.createDirectories(home, ownerOnly());
            Path fresh = home.resolve(SAVED + ".new");
            Files.write(fresh, codec.encodeBody(saved));
            Files.move(
                    fresh,
                    home.resolve(SAVED),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + saved.workspace().name(), e);
        }
    }

    void delete(WorkspaceId workspace) {
        Path home = of(workspace);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + home, e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            LOG.warn("closing the lock of {}", folder, e);
        }
    }
}
