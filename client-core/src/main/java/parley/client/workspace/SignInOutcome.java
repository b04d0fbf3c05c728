package parley.client.workspace;

import java.time.Duration;
import java.util.Optional;
import parley.client.trust.TrustProblem;
import parley.protocol.WireError;

/** How signing up or in went. */
public sealed interface SignInOutcome {
    /** Signed in; the session connects by itself. */
    record Ready(WorkspaceSession session) implements SignInOutcome {}

    /**
     * The server said no: {@code unauthenticated} = wrong name or password, {@code exists} = the
     * name is taken, {@code invite_expired}, {@code forbidden} = an invite is needed …
     *
     * @param retryAfter with {@code rate_limited}: when the next try is accepted
     */
    record Refused(WireError error, Optional<Duration> retryAfter) implements SignInOutcome {}

    /** No answer; whether an account was made is unknown. */
    record Unreachable(String detail) implements SignInOutcome {}

    record Untrusted(TrustProblem problem) implements SignInOutcome {}
}
