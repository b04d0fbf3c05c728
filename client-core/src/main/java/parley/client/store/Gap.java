package parley.client.store;

/** Sequences {@code lo} to {@code hi} of a room, both included. */
public record Gap(Kind kind, long lo, long hi) {
    /** What is missing. */
    public enum Kind {
        /** Never held: to be filled from history. */
        UNHELD(0),
        /** Log entries that were skipped: they may change older messages that are held. */
        UNREAD_LOG(1);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** As it is written in the file. */
        int code() {
            return code;
        }

        static Kind of(int code) {
            return code == 0 ? UNHELD : UNREAD_LOG;
        }
    }

    public Gap {
        if (lo < 1 || hi < lo) {
            throw new IllegalArgumentException("gap " + lo + " to " + hi);
        }
    }
}
