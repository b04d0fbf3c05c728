package parley.server.aws.fanout;

/** Reaches connections by their ids. Safe for use by many threads; blocks. */
public interface Poster {
    /** What came of a post. */
    enum Posted {
        SENT,
        /** There is no such connection (any more). */
        GONE,
        /** Too many posts at once; another try may do. */
        THROTTLED,
        FAILED
    }

    Posted post(String connection, byte[] frame);

    /** Ends a connection; nothing where there is none. */
    void end(String connection);
}
