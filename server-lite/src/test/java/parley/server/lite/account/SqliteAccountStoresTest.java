package parley.server.lite.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.store.AccountStoreContract;
import parley.conformance.store.InviteStoreContract;
import parley.conformance.store.SecretStoreContract;
import parley.server.invite.InviteStore;
import parley.server.lite.store.SqliteDatabase;
import parley.server.secret.Secret;
import parley.server.secret.SecretStore;

class SqliteAccountStoresTest
        implements AccountStoreContract, InviteStoreContract, SecretStoreContract {
    @TempDir Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = new SqliteDatabase(folder.resolve("workspace.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public Stores emptyAccounts() {
        return new Stores(new SqliteAccountStore(database), emptyInvites());
    }

    @Override
    public InviteStore emptyInvites() {
        return new SqliteInviteStore(database);
    }

    @Override
    public SecretStore emptySecrets() {
        return new SqliteSecretStore(database);
    }

    @Test
    void keysAreThereAfterARestartInAFileForItsOwnerOnly() throws Exception {
        emptySecrets().keep(new Secret("k", new byte[] {7}, SECRETS_MADE));
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo("rw-------");
            }
        }

        database.close();
        open();

        assertThat(emptySecrets().find("k").orElseThrow().value()).containsExactly(7);
    }

    @Test
    void theSetUpCodeStandsInAPrivateFileUntilTheFirstAccountIsMade() throws Exception {
        Path file = folder.resolve("setup-code");

        SetupCodeFile first = SetupCodeFile.open(file, true);
        String code = first.current().orElseThrow();
        assertThat(code).hasSize(26);
        assertThat(Files.readString(file)).isEqualTo(code + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SetupCodeFile.open(file, true).current()).contains(code);
        Files.write(file, "damaged".getBytes(StandardCharsets.US_ASCII));
        assertThat(SetupCodeFile.open(file, true).current().orElseThrow()).hasSize(26);

        first.delete();
        assertThat(first.current()).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(SetupCodeFile.open(file, false).current()).isEmpty();
        assertThat(file).doesNotExist();
    }
}
