package parley.client.transfer;

/** Why a transfer will not go on by itself. */
public enum TransferProblem {
    /** The file is not there any more, or cannot be read. */
    MISSING,
    /** The file was changed while it was sent. */
    CHANGED,
    TOO_LARGE,
    /** The server keeps no more for this person or workspace. */
    QUOTA,
    /** One may not say this there. */
    NOT_ALLOWED,
    /** This computer's disk is full. */
    DISK,
    /** The server refuses it for another reason. */
    REFUSED
}
