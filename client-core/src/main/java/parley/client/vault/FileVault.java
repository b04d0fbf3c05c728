package parley.client.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import parley.protocol.WorkspaceId;

/** One file a workspace, readable and writable by its owner only from the moment it exists. */
public final class FileVault implements TokenVault {
    private final Path folder;

    public FileVault(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized Optional<String> load(WorkspaceId workspace) throws IOException {
        Path file = file(workspace);
        return Files.exists(file)
                ? Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty())
                : Optional.empty();
    }

    @Override
    public synchronized void save(WorkspaceId workspace, String refresh) throws IOException {
        Path file = file(workspace);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out =
                FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly())) {
            out.write(ByteBuffer.wrap(refresh.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public synchronized void remove(WorkspaceId workspace) throws IOException {
        Files.deleteIfExists(file(workspace));
    }

    private Path file(WorkspaceId workspace) {
        return folder.resolve(workspace.value().replaceAll("[^A-Za-z0-9_-]", "_") + ".token");
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
