package parley.server.lite;

/** The command line, the environment or the settings file asks for what is not possible. */
final class MisuseException extends Exception {
    private static final long serialVersionUID = 1;

    MisuseException(String message) {
        super(message);
    }
}
