package parley.server.aws.store;

import java.util.function.Supplier;
import parley.server.store.StoreException;
import software.amazon.awssdk.core.exception.SdkException;

/** DynamoDB's failures in the words of the core. */
final class Failures {
    private Failures() {}

    /** Does something with the table; what throttles, breaks or does not answer in time fails. */
    static <T> T asStores(String attempted, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException e) {
            throw new StoreException("cannot " + attempted, e);
        }
    }
}
