package parley.client.net;

import java.util.Optional;
import parley.client.trust.TrustProblem;

/**
 * Told what happens on a socket, on its reading thread. While a call waits, nothing more is read,
 * which slows the server down.
 */
public interface WireSocketListener {
    void opened();

    void received(byte[] frame);

    /** The last call; {@code ending} says why. */
    void ended(Ending ending);

    /** Why a socket ended. */
    sealed interface Ending {
        /** It was open and is closed now; {@code code} of RFC 6455, 1006 when it just broke. */
        record Closed(int code) implements Ending {}

        record Unreachable(String detail) implements Ending {}

        record Untrusted(TrustProblem problem) implements Ending {}

        /** The server answered the handshake with another HTTP status. */
        record Refused(int status) implements Ending {}
    }

    /** The HTTP status in a failed handshake, if that is why it failed. */
    static Optional<Integer> status(String reason) {
        String[] words = reason.split(" ", -1);
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].equals("received:") && words[i + 1].matches("[1-5][0-9]{2}")) {
                return Optional.of(Integer.parseInt(words[i + 1]));
            }
        }
        return Optional.empty();
    }
}
