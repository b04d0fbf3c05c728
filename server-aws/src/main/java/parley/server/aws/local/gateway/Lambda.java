package parley.server.aws.local.gateway;

/** What the gateway calls for its routes. Safe for use by many threads. */
@FunctionalInterface
public interface Lambda {
    /**
     * Blocks until the function has answered.
     *
     * @throws InvocationException when it threw, timed out or ended without an answer
     */
    byte[] invoke(byte[] event) throws InvocationException, InterruptedException;
}
