package parley.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javakeyring.PasswordAccessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.protocol.WorkspaceId;

class KeychainVaultTest {
    private static final WorkspaceId SHOP = new WorkspaceId("w_shop0000");

    @TempDir Path folder;

    enum Trouble {
        NONE,
        REFUSES,
        BREAKS
    }

    /** A keychain that can be locked, or whose library falls over. */
    private static final class FakeKeychain implements Keychain {
        private final Map<String, String> held = new HashMap<>();
        private Trouble trouble = Trouble.NONE;

        private void check() throws PasswordAccessException {
            switch (trouble) {
                case NONE -> {}
                case REFUSES -> throw new PasswordAccessException("locked");
                case BREAKS -> throw new IllegalStateException("no bus");
            }
        }

        @Override
        public String get(String account) throws PasswordAccessException {
            check();
            String secret = held.get(account);
            if (secret == null) {
                throw new PasswordAccessException("no such password");
            }
            return secret;
        }

        @Override
        public void set(String account, String secret) throws PasswordAccessException {
            check();
            held.put(account, secret);
        }

        @Override
        public void delete(String account) throws PasswordAccessException {
            check();
            held.remove(account);
        }
    }

    private final FakeKeychain keychain = new FakeKeychain();

    private KeychainVault vault() {
        return new KeychainVault(keychain, new FileVault(folder));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void whatTheKeychainTakesStandsInNoFile() throws IOException {
        vault().save(SHOP, "token-1");

        assertThat(vault().load(SHOP)).contains("token-1");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"REFUSES", "BREAKS"})
    void whatItDoesNotTakeGoesToTheFileAndTheFileCountsUntilItTakesOne(Trouble trouble)
            throws IOException {
        vault().save(SHOP, "token-1");
        keychain.trouble = trouble;

        vault().save(SHOP, "token-2");

        assertThat(vault().load(SHOP)).contains("token-2");
        keychain.trouble = Trouble.NONE;
        assertThat(vault().load(SHOP)).contains("token-2");
        vault().save(SHOP, "token-3");
        assertThat(vault().load(SHOP)).contains("token-3");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void aRemovedTokenIsGoneFromTheFileWhateverTheKeychainSays(Trouble trouble) throws IOException {
        new FileVault(folder).save(SHOP, "token-1");
        keychain.trouble = trouble;

        vault().remove(SHOP);

        assertThat(vault().load(SHOP)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileIsOnlyItsOwners() throws IOException {
        new FileVault(folder).save(SHOP, "token-1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
    }
}
