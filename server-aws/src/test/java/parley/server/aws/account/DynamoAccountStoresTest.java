package parley.server.aws.account;

import parley.conformance.store.AccountStoreContract;
import parley.conformance.store.InviteStoreContract;
import parley.conformance.store.SecretStoreContract;
import parley.server.aws.invite.DynamoInviteStore;
import parley.server.aws.secret.DynamoSecretStore;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;
import parley.server.invite.InviteStore;
import parley.server.secret.SecretStore;

class DynamoAccountStoresTest
        implements AccountStoreContract, InviteStoreContract, SecretStoreContract {
    @Override
    public Stores emptyAccounts() {
        Table table = TestTables.fresh();
        return new Stores(new DynamoAccountStore(table), new DynamoInviteStore(table));
    }

    @Override
    public InviteStore emptyInvites() {
        return new DynamoInviteStore(TestTables.fresh());
    }

    @Override
    public SecretStore emptySecrets() {
        return new DynamoSecretStore(TestTables.fresh());
    }
}
