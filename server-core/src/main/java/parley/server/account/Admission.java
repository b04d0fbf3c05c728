package parley.server.account;

import java.time.Instant;
import parley.protocol.InviteId;

/** By what right somebody makes an account. */
public sealed interface Admission {
    /** There is no account yet. */
    record First() implements Admission {}

    /** The workspace lets everybody in; there is an account already. */
    record Open() implements Admission {}

    /** One use of this invite, if it is still good then. */
    record Invited(InviteId invite, Instant now) implements Admission {}
}
