package parley.conformance.store;

import parley.server.store.WorkspaceStore;

class InMemoryWorkspaceStoreTest implements WorkspaceStoreContract, FileRowsContract {
    @Override
    public WorkspaceStore emptyStore() {
        return new InMemoryWorkspaceStore();
    }
}
