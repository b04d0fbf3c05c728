package parley.client.connection;

import java.util.Optional;
import parley.client.trust.TrustProblem;
import parley.protocol.Event;
import parley.protocol.Result;
import parley.protocol.WireError;

/** What happens to a connection. {@code socket} numbers sockets in the order they were opened. */
public sealed interface ConnectionEvent {
    /** The person, or the program's start: connect, whatever it is waiting for or stopped by. */
    record Connect() implements ConnectionEvent {}

    /** The person: stay offline. */
    record Pause() implements ConnectionEvent {}

    /** The computer has a network again. */
    record NetworkUp() implements ConnectionEvent {}

    /** Time passed. */
    record Tick() implements ConnectionEvent {}

    /** The WebSocket handshake is done. */
    record Opened(int socket) implements ConnectionEvent {}

    /** The socket could not be opened. */
    record OpenFailed(int socket, Failure failure) implements ConnectionEvent {}

    /** The socket is gone; {@code code} of RFC 6455, 1006 when it just broke. */
    record Closed(int socket, int code) implements ConnectionEvent {}

    /** Something arrived on the socket. */
    record Received(int socket) implements ConnectionEvent {}

    record Greeted(int socket, Result.Welcome welcome) implements ConnectionEvent {}

    record GreetingRefused(int socket, WireError error) implements ConnectionEvent {}

    /** The server's verdict before it closes. */
    record ByeSaid(int socket, Event.Bye bye) implements ConnectionEvent {}

    /** A request was not answered in time: is anybody there? */
    record Suspected(int socket) implements ConnectionEvent {}

    /** Everything missed has been read. */
    record CaughtUp(int socket) implements ConnectionEvent {}

    /** There is a new access token, good for {@code validMs}. */
    record TokenFresh(long validMs) implements ConnectionEvent {}

    /** The server refused to renew the sign-in. */
    record TokenRefused() implements ConnectionEvent {}

    /** The sign-in could not be renewed for now. */
    record TokenUnreachable(Failure failure) implements ConnectionEvent {}

    /** An operation was answered with {@code token_expired} or {@code unauthenticated}. */
    record TokenRejected() implements ConnectionEvent {}

    /** The server takes the new token on this socket, or does not. */
    record Authorized(int socket, boolean accepted) implements ConnectionEvent {}

    /** Why a socket was not opened. */
    sealed interface Failure {
        /** Nobody answers; {@code detail} is English, for logs. */
        record Unreachable(String detail) implements Failure {}

        record Untrusted(TrustProblem problem) implements Failure {}

        /** The server answered the handshake with another HTTP status. */
        record Status(int status, Optional<Long> retryMs) implements Failure {}
    }
}
