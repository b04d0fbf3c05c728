package parley.client.trust;

import java.security.cert.CertificateException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A certificate is not believed; travels as the cause of a failed TLS handshake. */
public final class UntrustedException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final TrustProblem problem;

    public UntrustedException(TrustProblem problem, String detail) {
        super(problem + ": " + detail);
        this.problem = problem;
    }

    public TrustProblem problem() {
        return problem;
    }

    /** The trust problem behind a failed connection, if that is why it failed. */
    public static Optional<TrustProblem> in(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UntrustedException untrusted) {
                return Optional.of(untrusted.problem());
            }
        }
        return Optional.empty();
    }
}
