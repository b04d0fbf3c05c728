package parley.client.voice;

/** A microphone that cannot be used. */
public final class MicrophoneException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a person can be told. */
    public enum Problem {
        /** There is none. */
        NONE,
        /** The system refuses it, or another program holds it. */
        REFUSED,
        /** It went away while it was used. */
        LOST
    }

    private final Problem problem;

    public MicrophoneException(Problem problem, Throwable cause) {
        super("microphone " + problem, cause);
        this.problem = problem;
    }

    public MicrophoneException(Problem problem) {
        super("microphone " + problem);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
