package parley.server.commit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.delivery.Announcement;
import parley.server.delivery.Delivery;
import parley.server.delivery.Post;
import parley.server.delivery.Recipients;
import parley.server.delivery.Round;
import parley.server.session.Connection;
import parley.server.state.RequestState;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.LogKey;
import parley.server.store.SharedStore;

/**
 * Finds who hears an entry among those connected to this process, where no audience is held in
 * memory: the members of its room as they are after the commit. Where nobody is connected here
 * nothing is read. Those connected elsewhere are for the transport. Safe for use by many threads;
 * blocks.
 */
public final class NearDelivery implements Delivery {
    private final Delivery next;
    private final WorkspaceState live;
    private final SharedStore store;

    /** {@code live}: who is connected to this process. */
    public NearDelivery(Delivery next, WorkspaceState live, SharedStore store) {
        this.next = next;
        this.live = live;
        this.store = store;
    }

    @Override
    public void committed(Round round) {
        next.committed(
                round.posts().isEmpty() || !live.hasConnections()
                        ? round
                        : new Round(round.answers(), posts(round.posts()), round.announcements()));
        round.announcements().forEach(this::tell);
    }

    private void tell(Announcement announcement) {
        if (!live.hasConnections()) {
            return;
        }
        RequestState state = new RequestState(store.look());
        live.everyConnection(each -> {
            UserId user = each.caller().user();
            boolean hears = announcement.log().map(log -> hears(state, log, user)).orElse(true);
            if (hears && announcement.to().test(user)) {
                each.tell(announcement.event());
            }
        });
    }

    /** A user's own log is heard by them, a room's by its members. */
    private static boolean hears(RequestState state, LogKey log, UserId user) {
        return LogKey.of(user).equals(log)
                || state.room(new RoomId(log.value()))
                        .flatMap(room -> room.member(user))
                        .isPresent();
    }

    private List<Post> posts(List<Post> posts) {
        RequestState state = new RequestState(store.look());
        Map<LogKey, Recipients> heard = new HashMap<>();
        List<Post> near = new ArrayList<>(posts.size());
        for (Post each : posts) {
            Recipients all =
                    heard.computeIfAbsent(
                            each.log(), log -> recipients(state, log, each.leaving()));
            Optional<RoomState> room = each.about() == 0 ? Optional.empty() : room(state, each);
            if (room.isEmpty()) {
                near.add(new Post(each.entry(), all, each.log(), each.about(), each.leaving()));
            } else {
                Predicate<Connection> sees = c -> room.get().sees(c.caller().user(), each.about());
                near.add(
                        new Post(
                                each.entry(),
                                all.only(sees),
                                each.log(),
                                each.about(),
                                each.leaving()));
                near.add(
                        new Post(
                                each.hidden(),
                                all.only(sees.negate()),
                                each.log(),
                                each.about(),
                                each.leaving()));
            }
        }
        return near;
    }

    private static Optional<RoomState> room(RequestState state, Post post) {
        return state.room(post.entry().room());
    }

    private Recipients recipients(RequestState state, LogKey log, Optional<UserId> leaving) {
        List<Connection> found = new ArrayList<>();
        live.everyConnection(each -> {
            UserId user = each.caller().user();
            if (leaving.filter(user::equals).isPresent() || hears(state, log, user)) {
                found.add(each);
            }
        });
        return Recipients.of(found);
    }

    @Override
    public void disconnect(UserId user, Optional<DeviceId> device, CloseCode why, String reason) {
        next.disconnect(user, device, why, reason);
    }
}
