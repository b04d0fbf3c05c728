package parley.desktop.workspace;

/** How what is kept on this computer is. */
public enum Storage {
    HEALTHY,
    /** The disk is full or cannot be written; nothing is sent until it can. */
    NOT_WRITABLE,
    /** It was damaged, was set aside, and is fetched again. */
    SET_ASIDE
}
