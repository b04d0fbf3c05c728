package parley.server.store;

/** Where a log stands; all zero when it is empty. */
public record LogHead(LogKey log, long head, long n, long commit) {
    public static LogHead empty(LogKey log) {
        return new LogHead(log, 0, 0, 0);
    }
}
