package parley.conformance.core;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import parley.conformance.store.InMemorySharedStore;
import parley.conformance.store.WorkspaceStoreContract;
import parley.server.store.SharedStore;
import parley.server.store.WorkspaceStore;

final class InMemorySharedStoreTest implements WorkspaceStoreContract, SharedWorkspaceContract {
    private final AtomicLong ahead = new AtomicLong();
    private final InstantSource clock =
            () -> InstantSource.system().instant().plusMillis(ahead.get());

    @Override
    public WorkspaceStore emptyStore() {
        return emptySharedStore();
    }

    @Override
    public SharedStore emptySharedStore() {
        return new InMemorySharedStore(clock);
    }

    @Override
    public void pass(long millis) {
        ahead.addAndGet(millis);
    }
}
