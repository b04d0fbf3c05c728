package parley.client.connection;

/** Why a connection ended or was not made, when trying again may help. */
public enum OfflineReason {
    /** Not tried yet. */
    STARTING,
    /** Nobody answers at that address. */
    UNREACHABLE,
    /** The connection broke. */
    LOST,
    /** Two heartbeats were not answered. */
    SILENT,
    /** The server restarts. */
    RESTART,
    /** The server asked to come back later: too much was sent. */
    TOO_FAST,
    /** The server answered with an error that passes. */
    UNAVAILABLE,
    /** The local history cannot be written; see {@code StorageState}. */
    STORAGE,
    /** What answers there does not speak this protocol. */
    NOT_PARLEY
}
