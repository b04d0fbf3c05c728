package parley.client.workspace;

import java.util.List;
import java.util.Optional;
import parley.client.address.Address;
import parley.client.trust.TrustProblem;
import parley.protocol.AuthApi;

/** What was found at an address, before anything secret is sent there. */
public sealed interface ServerCheck {

    /**
     * A server that speaks this protocol.
     *
     * @param address with the pin that was observed, unless public authorities vouch for it
     * @param words six words for two people to compare; empty when the link carried the pin or
     *     public authorities vouch for the server. When there are words, they must be confirmed by
     *     the person before a code or password is sent.
     * @param code the invite's code from the link
     */
    record Found(
            Address address, AuthApi.ServerInfo info, List<String> words, Optional<String> code)
            implements ServerCheck {
        public Found {
            words = List.copyOf(words);
        }
    }

    /** Nobody answers there; {@code detail} is English, for a details line. */
    record Unreachable(Address address, String detail) implements ServerCheck {}

    /** Something answers, but it is not to be believed. */
    record Untrusted(Address address, TrustProblem problem) implements ServerCheck {}

    /** Something answers, but it is no Parley server. */
    record NotParley(Address address, String detail) implements ServerCheck {}

    /** A Parley server of another major version. */
    record OtherVersion(Address address, List<Integer> protocol) implements ServerCheck {
        public OtherVersion {
            protocol = List.copyOf(protocol);
        }
    }

    /** A Parley server, but not the workspace that the link names. */
    record OtherWorkspace(Address address, AuthApi.ServerInfo info) implements ServerCheck {}
}
