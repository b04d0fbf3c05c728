package parley.client.cli;

import java.time.Duration;
import parley.client.connection.ConnectionState;
import parley.client.connection.StopReason;
import parley.client.trust.TrustProblem;
import parley.client.workspace.RequestException;
import parley.protocol.WireError;

/** What went wrong, in a sentence that names what to do about it. */
final class Cures {
    private Cures() {}

    static CommandFailed of(RequestException e) {
        return switch (e.problem()) {
            case RequestException.Problem.Refused(WireError error) -> of(error);
            case RequestException.Problem.Offline _ ->
                    new CommandFailed(
                            Exit.OFFLINE,
                            "The server cannot be reached. Is it running, and is this computer"
                                    + " on its network? Then try again.");
            case RequestException.Problem.NoAnswer _ ->
                    new CommandFailed(
                            Exit.OFFLINE, "The server did not answer within 10 s. Try again.");
        };
    }

    static CommandFailed of(WireError error) {
        Exit exit =
                switch (error.code()) {
                    case UNAUTHENTICATED, TOKEN_EXPIRED -> Exit.SIGNED_OUT;
                    default -> Exit.REFUSED;
                };
        return new CommandFailed(exit, text(error));
    }

    private static String text(WireError error) {
        return switch (error.code()) {
            case UNAUTHENTICATED, TOKEN_EXPIRED ->
                    "Wrong name or password, or signed out. Check both and run \"parley login\".";
            case EXISTS -> "That name is taken. Choose another one.";
            case INVITE_EXPIRED ->
                    "This invite was used up or has ended. Ask whoever sent it for a new one.";
            case FORBIDDEN ->
                    "You may not do that here. Ask a moderator of the room or an admin of the"
                            + " workspace (signing up may need an invite: --invite CODE).";
            case NOT_FOUND -> "There is no such room for you. \"parley rooms\" lists yours.";
            case NOT_MEMBER -> "You are not in this room. Join it first.";
            case ROOM_ARCHIVED ->
                    "This room is archived: it can be read, but nobody can write there. Ask its"
                            + " owner to open it again.";
            case TOO_LARGE ->
                    "That is too large"
                            + error.max().map(max -> " (at most " + max + ")").orElse("")
                            + ". Shorten it or send it in parts.";
            case RATE_LIMITED ->
                    "Too fast. Wait "
                            + Duration.ofMillis(error.retryMs().orElse(60_000L)).toSeconds()
                            + " s and try again.";
            case READ_ONLY ->
                    "The server takes no new messages for now (its disk may be full). Tell its"
                            + " owner and try again later.";
            default -> "The server refused: " + error.code() + ", " + error.msg() + ".";
        };
    }

    static CommandFailed of(TrustProblem problem) {
        String text =
                switch (problem) {
                    case PIN_CHANGED ->
                            "Another server answers than the one you trusted. Do not sign in. Ask"
                                    + " the host for a new invite link.";
                    case EXPIRED ->
                            "The server's certificate has ended. Check this computer's clock, then"
                                    + " tell the host.";
                    case BAD_CHAIN, WRONG_HOST ->
                            "The server's certificate is not valid. Check the address with the"
                                    + " host.";
                    case NOT_PUBLIC ->
                            "Nobody vouches for this server. Use the invite link of the host, or"
                                    + " give its pin: --pin PIN.";
                    case NO_TLS ->
                            "This server speaks no TLS 1.3. On your own network, give the address"
                                    + " as http://…, else ask the host.";
                };
        return new CommandFailed(Exit.UNTRUSTED, text);
    }

    /** Why there is no connection. */
    static CommandFailed of(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Stopped(var _, StopReason reason) -> of(reason);
            case ConnectionState.Waiting waiting ->
                    new CommandFailed(
                            Exit.OFFLINE,
                            switch (waiting.reason()) {
                                case NOT_PARLEY ->
                                        "What answers at the server's address is no Parley"
                                                + " server. Ask the host for the address.";
                                case TOO_FAST, UNAVAILABLE, RESTART ->
                                        "The server is busy or restarting. Try again in a"
                                                + " minute.";
                                default ->
                                        "The server cannot be reached. Is it running, and is"
                                                + " this computer on its network?";
                            });
            default ->
                    new CommandFailed(
                            Exit.OFFLINE, "The server did not answer in time. Try again.");
        };
    }

    private static CommandFailed of(StopReason reason) {
        return switch (reason) {
            case SIGNED_OUT ->
                    new CommandFailed(
                            Exit.SIGNED_OUT, "You are signed out here. Run \"parley login\".");
            case BANNED, WORKSPACE_GONE, MOVED ->
                    new CommandFailed(
                            Exit.REFUSED,
                            "This workspace is closed to you or lives elsewhere now. Ask its"
                                    + " host.");
            case VERSION ->
                    new CommandFailed(
                            Exit.REFUSED,
                            "The server speaks another version of the protocol. Update Parley.");
            case PIN_CHANGED -> of(TrustProblem.PIN_CHANGED);
            case CERTIFICATE_EXPIRED -> of(TrustProblem.EXPIRED);
            case UNTRUSTED -> of(TrustProblem.BAD_CHAIN);
            case SUPERSEDED, PAUSED ->
                    new CommandFailed(
                            Exit.OFFLINE,
                            "Another command of this account took the connection. Try again.");
        };
    }
}
