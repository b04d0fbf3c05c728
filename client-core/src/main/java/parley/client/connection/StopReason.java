package parley.client.connection;

/** Why a client does not try again by itself. */
public enum StopReason {
    /** The server refused to renew this device's sign-in. */
    SIGNED_OUT(NextStep.SIGN_IN),
    BANNED(NextStep.ASK_HOST),
    WORKSPACE_GONE(NextStep.ASK_HOST),
    /** The server lives elsewhere now. */
    MOVED(NextStep.ASK_HOST),
    /** The server speaks another version of the protocol. */
    VERSION(NextStep.UPDATE),
    /** The same device connected a second time. */
    SUPERSEDED(NextStep.TRY_NOW),
    /** Another server answers than the one trusted before. */
    PIN_CHANGED(NextStep.ASK_HOST),
    /** The server's certificate has ended, or this computer's clock is wrong. */
    CERTIFICATE_EXPIRED(NextStep.SET_CLOCK),
    /** The server's certificate is not to be believed for another reason. */
    UNTRUSTED(NextStep.ASK_HOST),
    /** Told to stay offline. */
    PAUSED(NextStep.TRY_NOW);

    private final NextStep nextStep;

    StopReason(NextStep nextStep) {
        this.nextStep = nextStep;
    }

    public NextStep nextStep() {
        return nextStep;
    }
}
