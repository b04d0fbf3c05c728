package parley.client.workspace;

import parley.client.connection.ConnectionEvent;
import parley.protocol.Request;

/** The connection in use, as the conversation sees it. Engine's thread only. */
interface Line {
    /** Sends after what was written so far is on disk; dropped when there is no connection. */
    void send(Request request);

    boolean live();

    /** Something the connection should know. */
    void tell(ConnectionEvent event);

    /** The socket in use; 0 when there is none. */
    int socket();

    /** Runs a step soon, on the engine's thread; from any thread. */
    void post(Runnable step);
}
