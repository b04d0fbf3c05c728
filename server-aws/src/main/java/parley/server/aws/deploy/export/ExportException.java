package parley.server.aws.deploy.export;

/** An export cannot be made, read or brought back; the message is for whoever asked for it. */
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1;

    ExportException(String message) {
        super(message);
    }

    ExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
