package parley.conformance.store;

import parley.server.store.WorkspaceStore;

class InMemoryWorkspaceStoreTest implements WorkspaceStoreContract {
    @Override
    public WorkspaceStore emptyStore() {
        return new InMemoryWorkspaceStore();
    }
}
