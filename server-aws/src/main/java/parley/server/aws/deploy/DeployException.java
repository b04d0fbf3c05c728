package parley.server.aws.deploy;

import org.jspecify.annotations.Nullable;

/** Something went wrong of which the owner should be told what to do, not where in the code. */
public final class DeployException extends Exception {
    private static final long serialVersionUID = 1;

    DeployException(String message) {
        super(message);
    }

    DeployException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
