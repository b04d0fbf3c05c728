package parley.server.aws.store;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import parley.conformance.core.SharedWorkspaceContract;
import parley.conformance.store.FileRowsContract;
import parley.conformance.store.WorkspaceStoreContract;
import parley.server.aws.table.TestTables;
import parley.server.store.SharedStore;
import parley.server.store.WorkspaceStore;

final class DynamoWorkspaceStoreTest
        implements WorkspaceStoreContract, FileRowsContract, SharedWorkspaceContract {
    private final AtomicLong ahead = new AtomicLong();
    private final InstantSource clock =
            () -> InstantSource.system().instant().plusMillis(ahead.get());

    @Override
    public WorkspaceStore emptyStore() {
        return emptySharedStore();
    }

    @Override
    public SharedStore emptySharedStore() {
        return new DynamoWorkspaceStore(TestTables.fresh(), clock);
    }

    @Override
    public void pass(long millis) {
        ahead.addAndGet(millis);
    }
}
