package parley.client.trust;

/** Why a server is not believed. All of them stop; none of them can be clicked away. */
public enum TrustProblem {
    /** The server's authority is another one than the pin names: not the server trusted before. */
    PIN_CHANGED,
    /** The certificate has ended, or has not begun yet; this computer's clock may be wrong. */
    EXPIRED,
    /** A certificate that may not sign others was used to sign one, or the chain is broken. */
    BAD_CHAIN,
    /** A public certificate for another name. */
    WRONG_HOST,
    /** No pin, and no public authority vouches for the server. */
    NOT_PUBLIC,
    /** The server speaks no TLS 1.3, or no TLS at all. */
    NO_TLS
}
