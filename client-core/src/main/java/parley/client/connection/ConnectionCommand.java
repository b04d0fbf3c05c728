package parley.client.connection;

import parley.protocol.Result;

/** What is to be done for a connection, in the order given. */
public sealed interface ConnectionCommand {
    record Open(int socket) implements ConnectionCommand {}

    /** Closes with a code of RFC 6455; the socket's later events are ignored. */
    record Close(int socket, int code) implements ConnectionCommand {}

    record SayHello(int socket) implements ConnectionCommand {}

    record SendPing(int socket) implements ConnectionCommand {}

    /** Sends the present access token on the socket. */
    record SendAuth(int socket) implements ConnectionCommand {}

    /** Renews the access token over HTTP. */
    record RefreshToken() implements ConnectionCommand {}

    /** From now on requests go over this socket; any other one is no longer used. */
    record Use(int socket, Result.Welcome welcome) implements ConnectionCommand {}

    /** There is no socket to use any more. */
    record Lose() implements ConnectionCommand {}

    record Show(ConnectionState state) implements ConnectionCommand {}
}
