package parley.server.session;

import parley.protocol.Event;

/** One authenticated socket, as a transport shows it to the core. Compared by identity. */
public interface Connection {
    /** Who is at the other end; after {@code auth} with the new expiry. */
    Caller caller();

    /**
     * Whether the socket is gone. True before {@link parley.server.Operations#closed} is told. Any
     * thread.
     */
    boolean isGone();

    /** Sends an event that may be lost. Any thread; never blocks. */
    void tell(Event event);
}
