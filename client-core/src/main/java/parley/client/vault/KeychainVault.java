package parley.client.vault;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.WorkspaceId;

/**
 * The OS keychain. What it refuses to take (locked, gone) goes to a file instead, and what stands
 * in the file counts.
 */
public final class KeychainVault implements TokenVault {
    private static final Logger LOG = LoggerFactory.getLogger(KeychainVault.class);

    private final Keychain keychain;
    private final FileVault file;

    KeychainVault(Keychain keychain, FileVault file) {
        this.keychain = keychain;
        this.file = file;
    }

    /** The keychain where there is one, else the file. */
    public static TokenVault orFile(FileVault file) {
        try {
            return new KeychainVault(Keychain.of(Keyring.create()), file);
        } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
            LOG.info("no keychain here, tokens are kept in a file: {}", e.getMessage());
            return file;
        }
    }

    @Override
    public synchronized Optional<String> load(WorkspaceId workspace) throws IOException {
        Optional<String> inFile = file.load(workspace);
        if (inFile.isPresent()) {
            return inFile;
        }
        try {
            return Optional.ofNullable(keychain.get(workspace.value()));
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.debug("the keychain has nothing for {}", workspace, e);
            return Optional.empty();
        }
    }

    @Override
    public synchronized void save(WorkspaceId workspace, String refresh) throws IOException {
        try {
            keychain.set(workspace.value(), refresh);
            file.remove(workspace);
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.warn("the keychain refused a token, it is kept in a file: {}", e.getMessage());
            file.save(workspace, refresh);
        }
    }

    @Override
    public synchronized void remove(WorkspaceId workspace) throws IOException {
        file.remove(workspace);
        try {
            keychain.delete(workspace.value());
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.debug("the keychain had nothing for {}", workspace, e);
        }
    }
}
