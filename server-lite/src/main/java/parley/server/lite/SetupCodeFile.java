package parley.server.lite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.account.SetupCode;
import parley.server.lite.file.PrivateFile;
import parley.server.secret.Crockford;

/** The set-up code in a file that only its owner may read, until there is an owner. */
final class SetupCodeFile implements SetupCode {
    private static final Logger LOG = LoggerFactory.getLogger(SetupCodeFile.class);
    private static final int BITS = 128;

    private final Path file;

    SetupCodeFile(Path file) {
        this.file = file;
    }

    /** Makes the code if it is wanted and not there, and takes it away if it is not wanted. */
    void prepare(boolean wanted) throws IOException {
        if (!wanted) {
            Files.deleteIfExists(file);
        } else if (!Files.exists(file)) {
            PrivateFile.write(
                    file, (Crockford.random(BITS) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public Optional<String> current() {
        try {
            return Files.exists(file)
                    ? Optional.of(
                            new String(PrivateFile.read(file), StandardCharsets.US_ASCII).strip())
                    : Optional.empty();
        } catch (IOException e) {
            LOG.error("cannot read the set-up code; nobody can make the first account", e);
            return Optional.empty();
        }
    }

    @Override
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("cannot delete {}; it is of no use any more", file, e);
        }
    }
}
