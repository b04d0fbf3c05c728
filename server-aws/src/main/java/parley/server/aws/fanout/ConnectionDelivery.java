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
import parley.protocol.Limits;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.account.LiveSessions;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;
import parley.server.delivery.Announcement;
import parley.server.delivery.Delivery;
import parley.server.delivery.Post;
import parley.server.delivery.Round;
import parley.server.state.RoomState;
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

    /**
     * @param state the workspace as it is when asked
     * @param everybody who has an account, when asked
     */
    public ConnectionDelivery(
            Codec codec,
            Connections connections,
            FanOut fanOut,
            Supplier<WorkspaceState> state,
            Supplier<List<UserId>> everybody,
            InstantSource clock) {
        this.codec = codec;
        this.connections = connections;
        this.fanOut = fanOut;
        this.state = state;
        this.everybody = everybody;
        this.clock = clock;
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
            UserId user = new UserId(log.value());
            List<byte[]> frames = posts.stream().map(each -> codec.encode(each.entry())).toList();
            send(List.of(user), frames, List.of());
            return;
        }
        Optional<RoomState> room = state.get().room(new RoomId(log.value()));
        if (room.isPresent()) {
            Stream<UserId> staying = room.get().members().stream().map(MemberRecord::user);
            Stream<UserId> leaving = posts.stream().flatMap(each -> each.leaving().stream());
            List<UserId> members = Stream.concat(staying, leaving).distinct().toList();
            List<UserId> all = new ArrayList<>();
            List<FanOut.Parcel> special = new ArrayList<>();
            for (UserId each : members) {
                if (posts.stream().allMatch(post -> sees(room.get(), each, post))) {
                    all.add(each);
                } else {
                    special.addAll(parcels(List.of(each), frames(room.get(), each, posts)));
                }
            }
            send(all, posts.stream().map(each -> codec.encode(each.entry())).toList(), special);
        }
    }

    private static boolean sees(RoomState room, UserId user, Post post) {
        return post.about() == 0 || room.sees(user, post.about());
    }

    private List<byte[]> frames(RoomState room, UserId user, List<Post> posts) {
        return posts.stream()
                .map(each -> codec.encode(sees(room, user, each) ? each.entry() : each.hidden()))
                .toList();
    }

    /** Sends an event that may be lost to all connections of these users. */
    public void tell(Collection<UserId> users, Event event) {
        fanOut.send(parcels(users, List.of(codec.encode(event))));
    }

    private void send(Collection<UserId> users, List<byte[]> frames, List<FanOut.Parcel> more) {
        List<FanOut.Parcel> parcels = new ArrayList<>(more);
        parcels.addAll(parcels(users, packed(frames)));
        fanOut.send(parcels);
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

    /** As few frames as hold them all. */
    private static List<byte[]> packed(List<byte[]> frames) {
        List<byte[]> packed = new ArrayList<>();
        List<byte[]> some = new ArrayList<>();
        int size = 0;
        for (byte[] each : frames) {
            if (size + each.length + some.size() > Limits.ENVELOPE - 100) {
                pack(some, packed);
                size = 0;
            }
            some.add(each);
            size += each.length;
        }
        pack(some, packed);
        return packed;
    }

    private static void pack(List<byte[]> some, List<byte[]> packed) {
        if (some.size() == 1) {
            packed.add(some.getFirst());
        } else if (!some.isEmpty()) {
            packed.add(Codec.batch(some));
        }
        some.clear();
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
