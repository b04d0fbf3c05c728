package parley.client.voice;

/** A voice note that breaks the rules of Ogg or Opus, or a limit of ours; it cannot be played. */
public final class BadVoiceException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadVoiceException(String message) {
        super(message);
    }

    public BadVoiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
