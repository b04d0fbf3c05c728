package parley.client.transfer;

/** A transfer that trying again by itself cannot help. */
public final class TransferFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final TransferProblem problem;

    public TransferFailed(TransferProblem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public TransferFailed(TransferProblem problem, Throwable cause) {
        super(problem.name(), cause);
        this.problem = problem;
    }

    public TransferProblem problem() {
        return problem;
    }
}
