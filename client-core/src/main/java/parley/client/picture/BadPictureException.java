package parley.client.picture;

/** A picture that breaks the rules of its format or is larger than is ever decoded. */
public final class BadPictureException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadPictureException(String message) {
        super(message);
    }

    public BadPictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
