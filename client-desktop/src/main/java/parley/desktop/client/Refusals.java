package parley.desktop.client;

import java.io.IOException;
import parley.client.workspace.RequestException;
import parley.desktop.ProblemException;
import parley.desktop.text.Line;
import parley.protocol.WireError;

/** Turns what the client core reports into the sentences that are shown. */
final class Refusals {
    private Refusals() {}

    /** A question to the server. */
    interface Asking<T> {
        T ask() throws RequestException;
    }

    /** Asks; a refusal becomes the sentence that is shown. */
    static <T> T ask(Asking<T> asking) throws IOException {
        try {
            return asking.ask();
        } catch (RequestException e) {
            throw of(e);
        }
    }

    /** Why a request was not carried out. */
    static ProblemException of(RequestException e) {
        return switch (e.problem()) {
            case RequestException.Problem.Refused refused -> of(refused.error());
            case RequestException.Problem.Offline _ ->
                    new ProblemException(Line.of("problem.offline"));
            case RequestException.Problem.NoAnswer _ ->
                    new ProblemException(Line.of("problem.network"));
        };
    }

    /** Why the server said no. */
    static ProblemException of(WireError error) {
        var field = error.field().orElse("");
        var line =
                switch (error.code()) {
                    case FORBIDDEN, READ_ONLY -> Line.of("problem.forbidden");
                    case RATE_LIMITED, QUOTA_EXCEEDED -> Line.of("problem.rateLimited");
                    case UNAVAILABLE -> Line.of("problem.network");
                    case EXISTS -> Line.of("rooms.problem.exists");
                    case INVITE_EXPIRED -> Line.of("invite.problem.expired");
                    case CONFLICT -> Line.of("problem.conflict");
                    case NOT_FOUND, GONE, NOT_MEMBER -> Line.of("problem.gone");
                    case ROOM_ARCHIVED -> Line.of("problem.archived");
                    default -> Line.of("problem.refused", error.code().toString());
                };
        return new ProblemException(line, field);
    }

    /** Why a message was not accepted, as the end of a sentence that begins with "Not sent:". */
    static Line notSent(WireError error) {
        return switch (error.code()) {
            case NOT_MEMBER -> Line.of("message.problem.notMember");
            case FORBIDDEN, READ_ONLY -> Line.of("message.problem.forbidden");
            case ROOM_ARCHIVED -> Line.of("message.problem.archived");
            case NOT_FOUND, GONE -> Line.of("message.problem.gone");
            case TOO_LARGE -> Line.of("message.problem.tooLarge");
            case CONFLICT -> Line.of("message.problem.conflict");
            default -> Line.of("message.problem.refused", error.code().toString());
        };
    }

    /** Why signing up or in was refused, under the field it belongs to. */
    static ProblemException signIn(WireError error, long waitSeconds) {
        return switch (error.code()) {
            case UNAUTHENTICATED ->
                    new ProblemException(Line.of("signIn.problem.password"), "password");
            case EXISTS -> new ProblemException(Line.of("account.problem.taken"), "name");
            case INVITE_EXPIRED, NOT_FOUND, GONE ->
                    new ProblemException(Line.of("invite.problem.expired"), "invite");
            case FORBIDDEN ->
                    new ProblemException(Line.of("account.problem.inviteNeeded"), "invite");
            case RATE_LIMITED ->
                    new ProblemException(Line.of("signIn.problem.wait", waitSeconds), "password");
            default -> of(error);
        };
    }
}
