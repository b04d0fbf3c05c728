package parley.server.aws.fanout;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.UserId;
import parley.server.aws.connection.ConnectionRecord;
import parley.server.aws.connection.Connections;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.MemberRecord;
import parley.server.store.StoreException;

/**
 * Brings mail to all connections of those who hear its room: at once, or by the queue where they
 * are many. Who hears a room is read when it is posted.
 */
final class RoomPosts {
    private static final Logger LOG = LoggerFactory.getLogger(RoomPosts.class);

    private final Connections connections;
    private final FanOut fanOut;
    private final Supplier<WorkspaceState> state;
    private final Optional<RoomQueue> queue;
    private final InstantSource clock;

    RoomPosts(
            Connections connections,
            FanOut fanOut,
            Supplier<WorkspaceState> state,
            Optional<RoomQueue> queue,
            InstantSource clock) {
        this.connections = connections;
        this.fanOut = fanOut;
        this.state = state;
        this.queue = queue;
        this.clock = clock;
    }

    /** Posts it, now or soon. */
    void post(RoomMail mail) {
        Optional<RoomState> room = state.get().room(mail.room());
        if (room.isEmpty()) {
            return;
        }
        Map<UserId, List<ConnectionRecord>> there = connections.of(hearers(room.get(), mail));
        if (!queued(mail, there.values())) {
            fanOut.send(parcels(room.get(), mail, there));
        }
    }

    /** Posts what waited. */
    void postNow(RoomMail mail) {
        state.get()
                .room(mail.room())
                .ifPresent(room ->
                        fanOut.send(parcels(room, mail, connections.of(hearers(room, mail)))));
    }

    private boolean queued(RoomMail mail, Collection<List<ConnectionRecord>> there) {
        if (queue.isEmpty() || there.stream().mapToInt(List::size).sum() <= queue.get().above()) {
            return false;
        }
        try {
            queue.get().send(mail);
            return true;
        } catch (StoreException e) {
            LOG.warn("the queue takes nothing; it takes longer now", e);
            return false;
        }
    }

    private static List<UserId> hearers(RoomState room, RoomMail mail) {
        Stream<UserId> staying = room.members().stream().map(MemberRecord::user);
        Stream<UserId> leaving = mail.letters().stream().flatMap(each -> each.leaving().stream());
        return Stream.concat(staying, leaving).distinct().toList();
    }

    private List<FanOut.Parcel> parcels(
            RoomState room, RoomMail mail, Map<UserId, List<ConnectionRecord>> there) {
        List<byte[]> usual =
                Frames.packed(mail.letters().stream().map(each -> each.bytes(true)).toList());
        List<FanOut.Parcel> parcels = new ArrayList<>();
        there.forEach((user, theirs) -> {
            boolean all = mail.letters().stream().allMatch(each -> sees(room, user, each));
            List<byte[]> frames = all ? usual : frames(room, user, mail);
            for (ConnectionRecord each : theirs) {
                if (each.listens(clock.instant())) {
                    parcels.add(new FanOut.Parcel(each, frames));
                }
            }
        });
        return parcels;
    }

    private static boolean sees(RoomState room, UserId user, Letter letter) {
        return letter.about() == 0 || room.sees(user, letter.about());
    }

    private static List<byte[]> frames(RoomState room, UserId user, RoomMail mail) {
        return Frames.packed(
                mail.letters().stream().map(each -> each.bytes(sees(room, user, each))).toList());
    }
}
