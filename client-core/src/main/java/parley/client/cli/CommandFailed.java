package parley.client.cli;

/** A command cannot be carried out; the message says why and what to do. */
final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final Exit exit;

    CommandFailed(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }
}
