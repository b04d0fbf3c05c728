package parley.conformance.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parley.conformance.fault.FaultProxy;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.Target;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;
import parley.protocol.RoomPolicy;
import parley.protocol.UserId;

/**
 * What one scenario plays with. Closing it closes what was opened and fails if any of its sockets
 * saw the server break the protocol.
 */
public final class Stage implements AutoCloseable {
    private final Target target;
    private final HttpApi api;
    private final Cast cast;
    private final InstantSource clock;
    private final List<WireSocket> sockets = new ArrayList<>();
    private final List<FaultProxy> proxies = new ArrayList<>();
    private int rooms;

    public Stage(Target target, HttpApi api, Cast cast, InstantSource clock) {
        this.target = target;
        this.api = api;
        this.cast = cast;
        this.clock = clock;
    }

    Target target() {
        return target;
    }

    HttpApi api() {
        return api;
    }

    Cast cast() {
        return cast;
    }

    InstantSource clock() {
        return clock;
    }

    Cid cid() {
        return Cid.create(clock);
    }

    /** A member of the workspace that this scenario has not met yet. */
    Person person() throws IOException {
        return cast.next();
    }

    Person owner() throws IOException {
        return cast.owner();
    }

    /** A socket that has not said hello. */
    WireSocket silent(Person person) throws IOException, InterruptedException {
        return silent(person, target);
    }

    WireSocket silent(Person person, Target by) throws IOException, InterruptedException {
        WireSocket socket = WireSocket.open(by, person.access(), clock);
        sockets.add(socket);
        return socket;
    }

    /** A socket that has said hello. */
    WireSocket connect(Person person) throws IOException, InterruptedException {
        return connect(person, target);
    }

    WireSocket connect(Person person, Target by) throws IOException, InterruptedException {
        WireSocket socket = silent(person, by);
        socket.hello(person, Optional.empty());
        return socket;
    }

    /** A proxy in front of the server. */
    FaultProxy proxy() throws IOException {
        FaultProxy proxy =
                FaultProxy.to(new InetSocketAddress(target.host(), target.port()), proxies.size());
        proxies.add(proxy);
        return proxy;
    }

    /** A private room that the first person owns. */
    RoomId room(Person owner, Person... members) throws IOException {
        return create(RoomKind.PRIVATE, Optional.empty(), owner, members).room();
    }

    RoomId publicRoom(Person owner, Person... members) throws IOException {
        return create(RoomKind.PUBLIC, Optional.empty(), owner, members).room();
    }

    Room create(RoomKind kind, Optional<RoomPolicy> policy, Person owner, Person... members)
            throws IOException {
        boolean named = kind == RoomKind.PUBLIC || kind == RoomKind.PRIVATE;
        return api.call(
                        owner,
                        new RoomOp.Create(
                                kind,
                                named ? Optional.of(roomName()) : Optional.empty(),
                                Optional.empty(),
                                ids(members),
                                policy))
                .room();
    }

    /** A name no other room has. */
    String roomName() {
        return cast.name() + "-room" + ++rooms;
    }

    static List<UserId> ids(Person... people) {
        return Arrays.stream(people).map(Person::id).toList();
    }

    /** Sends plain text and waits for the answer. */
    Result.Sent say(WireSocket socket, RoomId room, String text) {
        return socket.call(MessageOp.Send.plain(room, text));
    }

    /**
     * The answer to a send that was started; where there were too many of them, that to another
     * one.
     */
    Result.Sent answerOrSayAgain(WireSocket socket, String id, RoomId room) {
        try {
            return socket.answer(MessageOp.Send.plain(room, "?"), id);
        } catch (Refused e) {
            e.obey();
            return say(socket, room, "again");
        }
    }

    /** As {@link #say(WireSocket, RoomId, String)} over HTTP. */
    Result.Sent say(Person person, RoomId room, String text) throws IOException {
        return api.call(person, MessageOp.Send.plain(room, text));
    }

    /** This server does not offer what a scenario needs, as it may: the scenario is skipped. */
    public static final class NotOffered extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotOffered(Refused e) {
            super(e.getMessage(), e);
        }
    }

    /** One operation of those that a server need not offer. */
    <R extends Result> R callIfOffered(Person person, Op<R> op) throws IOException {
        try {
            return api.call(person, op);
        } catch (Refused e) {
            throw e.code() == ErrorCode.NOT_SUPPORTED ? new NotOffered(e) : e;
        }
    }

    @Override
    public void close() {
        proxies.forEach(FaultProxy::close);
        sockets.stream().filter(socket -> !socket.isClosed()).forEach(WireSocket::drop);
        List<String> breaches = sockets.stream().flatMap(s -> s.breaches().stream()).toList();
        if (!breaches.isEmpty()) {
            throw new AssertionError("the server broke the protocol: " + breaches);
        }
    }
}
