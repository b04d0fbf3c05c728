package parley.conformance.store;

import parley.server.file.BlobStore;

class InMemoryBlobStoreTest implements BlobStoreContract {
    @Override
    public BlobStore emptyStore() {
        return new InMemoryBlobStore();
    }
}
