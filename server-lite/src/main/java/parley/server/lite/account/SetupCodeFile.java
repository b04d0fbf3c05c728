package parley.server.lite.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.account.SetupCode;
import parley.server.lite.file.PrivateFile;
import parley.server.secret.Crockford;

/**
 * The set-up code in a file of its own, for the owner of the machine only. It stays over restarts
 * until the first account is made.
 */
public final class SetupCodeFile implements SetupCode {
    private static final Logger LOG = LoggerFactory.getLogger(SetupCodeFile.class);
    private static final int BITS = 128;

    private final Path file;

    /** Replaced as a whole; empty once the first account was made. */
    private volatile Optional<String> code;

    private SetupCodeFile(Path file, Optional<String> code) {
        this.file = file;
        this.code = code;
    }

    /**
     * Where nobody has an account yet the code in the file, or a new one; else the file goes.
     *
     * @throws IOException if the file cannot be written, read, or deleted
     */
    public static SetupCodeFile open(Path file, boolean nobodyYet) throws IOException {
        if (!nobodyYet) {
            Files.deleteIfExists(file);
            return new SetupCodeFile(file, Optional.empty());
        }
        if (Files.exists(file)) {
            String held = new String(PrivateFile.read(file), StandardCharsets.US_ASCII).strip();
            if (held.length() * 5 >= BITS) {
                return new SetupCodeFile(file, Optional.of(held));
            }
        }
        String fresh = Crockford.random(BITS);
        PrivateFile.write(file, (fresh + "\n").getBytes(StandardCharsets.US_ASCII));
        LOG.info("the code for the first account stands in {}", file);
        return new SetupCodeFile(file, Optional.of(fresh));
    }

    @Override
    public Optional<String> current() {
        return code;
    }

    @Override
    public void delete() {
        code = Optional.empty();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
