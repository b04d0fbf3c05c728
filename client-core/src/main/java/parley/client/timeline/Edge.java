package parley.client.timeline;

/** What lies beyond one end of a window. */
public enum Edge {
    /** The first message there ever was, or the newest one: nothing more. */
    END,
    /** More is there; ask for it. */
    MORE,
    /** More is being read or fetched. */
    LOADING,
    /** More is at the server, which cannot be reached now; goes on by itself when online. */
    OFFLINE
}
