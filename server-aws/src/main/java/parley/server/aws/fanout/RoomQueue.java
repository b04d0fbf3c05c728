package parley.server.aws.fanout;

/** Where mail waits that is too much for the worker that made it. Safe for use by many threads. */
public interface RoomQueue {
    /** A room that more connections than this hear is served from the queue. */
    int above();

    /**
     * Keeps the mail until a worker has posted it, in the order of its room. It may be posted
     * twice. Throws {@link parley.server.store.StoreException} if it could not be kept.
     */
    void send(RoomMail mail);
}
