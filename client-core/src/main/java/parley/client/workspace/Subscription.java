package parley.client.workspace;

/** Ends listening; a call that has begun already may still arrive. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
