package parley.server.aws.fanout;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.protocol.CloseCode;
import parley.protocol.Codec;
import parley.protocol.DeviceId;
import parley.protocol.Event;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.account.LiveSessions;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;
import parley.server.delivery.Announcement;
import parley.server.delivery.Delivery;
import parley.server.delivery.Post;
import parley.server.delivery.Round;
import parley.server.state.WorkspaceState;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;

/**
 * Answers, then posts each entry to the connections of those who hear its log, wherever they are.
 * Who hears a room is read after the commit.
 */
public final class ConnectionDelivery implements Delivery, LiveSessions {
    private static final String USER = "u_";

    private final Codec codec;
    private final Connections connections;
    private final FanOut fanOut;
    private final Supplier<WorkspaceState> state;
    private final Supplier<List<UserId>> everybody;
    private final InstantSource clock;
    private final RoomPosts rooms;

    /**
     * @param state the workspace as it is when asked
     * @param everybody who has an account, when asked
     * @param queue for rooms that many hear; empty: all are posted to at once
     */
    public ConnectionDelivery(
            Codec codec,
            Connections connections,
            FanOut fanOut,
            Supplier<WorkspaceState> state,
            Supplier<List<UserId>> everybody,
            Optional<RoomQueue> queue,
            InstantSource clock) {
        this.codec = codec;
        this.connections = connections;
        this.fanOut = fanOut;
        this.state = state;
        this.everybody = everybody;
        this.clock = clock;
        this.rooms = new RoomPosts(connections, fanOut, state, queue, clock);
    }

    @Override
    public void committed(Round round) {
        round.answers().forEach(each -> each.reply().accept(each.response()));
        Map<LogKey, List<Post>> byLog = new LinkedHashMap<>();
        for (Post each : round.posts()) {
            byLog.computeIfAbsent(each.log(), _ -> new ArrayList<>()).add(each);
        }
        byLog.forEach(this::post);
        round.announcements().forEach(this::announce);
    }

    private void announce(Announcement announcement) {
        tell(hearers(announcement).filter(announcement.to()).toList(), announcement.event());
    }

    private Stream<UserId> hearers(Announcement announcement) {
        if (announcement.log().isEmpty()) {
            return everybody.get().stream();
        }
        String log = announcement.log().get().value();
        return log.startsWith(USER)
                ? Stream.of(new UserId(log))
                : state.get().room(new RoomId(log)).stream()
                        .flatMap(room -> room.members().stream())
                        .map(MemberRecord::user);
    }

    private void post(LogKey log, List<Post> posts) {
        if (log.value().startsWith(USER)) {
            List<byte[]> frames = posts.stream().map(each -> codec.encode(each.entry())).toList();
            fanOut.send(parcels(List.of(new UserId(log.value())), Frames.packed(frames)));
            return;
        }
        rooms.post(
                new RoomMail(
                        new RoomId(log.value()),
                        posts.stream().map(each -> Letter.of(each, codec)).toList()));
    }

    /** Posts mail that waited in the queue. */
    public void postNow(RoomMail mail) {
        rooms.postNow(mail);
    }

    /** Sends an event that may be lost to all connections of these users. */
    public void tell(Collection<UserId> users, Event event) {
        fanOut.send(parcels(users, List.of(codec.encode(event))));
    }

    private List<FanOut.Parcel> parcels(Collection<UserId> users, List<byte[]> frames) {
        List<FanOut.Parcel> parcels = new ArrayList<>();
        for (List<ConnectionRecord> each : connections.of(users).values()) {
            for (ConnectionRecord connection : each) {
                if (connection.listens(clock.instant())) {
                    parcels.add(new FanOut.Parcel(connection, frames));
                }
            }
        }
        return parcels;
    }

    @Override
    public void disconnect(UserId user, Optional<DeviceId> device, CloseCode why, String reason) {
        end(user, device, why, reason);
    }

    @Override
    public void end(UserId user, Optional<DeviceId> device, CloseCode code, String reason) {
        byte[] bye = codec.encode(Event.Bye.of(code, reason, Optional.empty()));
        for (ConnectionRecord each : connections.of(user)) {
            if (device.isEmpty() || device.get().equals(each.identity().device())) {
                fanOut.end(each, bye);
            }
        }
    }
}
