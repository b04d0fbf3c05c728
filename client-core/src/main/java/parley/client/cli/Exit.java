package parley.client.cli;

/** How a command ended, as the process's exit code. */
enum Exit {
    DONE(0),
    /** The server said no. */
    REFUSED(1),
    /** The command line was wrong. */
    MISUSED(2),
    /** The server cannot be reached. */
    OFFLINE(3),
    /** There is nobody signed in, or no longer. */
    SIGNED_OUT(4),
    /** What answers is not to be believed. */
    UNTRUSTED(5);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
