package parley.conformance.store;

import parley.server.account.InMemoryAccountStore;
import parley.server.invite.InMemoryInviteStore;
import parley.server.invite.InviteStore;
import parley.server.secret.InMemorySecretStore;
import parley.server.secret.SecretStore;

class InMemoryAccountStoresTest
        implements AccountStoreContract, InviteStoreContract, SecretStoreContract {
    @Override
    public Stores emptyAccounts() {
        InviteStore invites = new InMemoryInviteStore();
        return new Stores(new InMemoryAccountStore(invites), invites);
    }

    @Override
    public InviteStore emptyInvites() {
        return new InMemoryInviteStore();
    }

    @Override
    public SecretStore emptySecrets() {
        return new InMemorySecretStore();
    }
}
