package parley.client.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The local file could not be read or written; the message says what was attempted. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong with the file. */
    public enum Kind {
        /** Its content is not what was written; it has to be set aside. */
        DAMAGED,
        /** The disk is full, read-only or gone; trying again later may help. */
        NOT_WRITABLE,
        /** Written by a newer version of the program. */
        NEWER,
        /** A bug, or a fault not known here. */
        OTHER
    }

    private final Kind kind;

    StoreException(Kind kind, String attempted) {
        super(attempted);
        this.kind = kind;
    }

    StoreException(String attempted, SQLException cause) {
        super("cannot " + attempted, cause);
        this.kind = kindOf(cause);
    }

    public Kind kind() {
        return kind;
    }

    private static Kind kindOf(SQLException e) {
        return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xFF)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> Kind.DAMAGED;
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_NOLFS ->
                    Kind.NOT_WRITABLE;
            default -> Kind.OTHER;
        };
    }
}
