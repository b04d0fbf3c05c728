package parley.server.lite.socket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.delivery.Delivery;
import parley.server.delivery.Post;
import parley.server.delivery.Recipients;
import parley.server.delivery.Round;

/**
 * Brings a commit to the sockets: one task for each event loop, each entry framed once, all frames
 * of a room in one shared buffer, and one write to each socket. Answers go before entries, rooms in
 * the order of the commit.
 */
public final class RoundDelivery implements Delivery {
    private final SocketEnvironment env;
    private final Sockets sockets;
    private final List<LoopTurn> turns;

    public RoundDelivery(SocketEnvironment env, Sockets sockets, Collection<LoopTurn> turns) {
        this.env = env;
        this.sockets = sockets;
        this.turns = List.copyOf(turns);
    }

    @Override
    public void committed(Round round) {
        List<Round.Answer> answers = new ArrayList<>(round.answers().size());
        for (Round.Answer each : round.answers()) {
            if (each.reply() instanceof Reply) {
                answers.add(each);
            } else {
                each.reply().accept(each.response());
            }
        }
        if (turns.size() == 1) {
            LoopTurn turn = turns.getFirst();
            turn.round(() -> send(turn, answers, join(round.posts())));
        } else {
            everywhere(answers, join(round.posts()));
        }
    }

    private void everywhere(List<Round.Answer> answers, List<RoomFrames> rooms) {
        for (LoopTurn turn : turns) {
            List<RoomFrames> mine = rooms.stream().map(RoomFrames::retained).toList();
            turn.round(() -> send(turn, answers, mine));
        }
        rooms.forEach(RoomFrames::release);
    }

    private void send(LoopTurn turn, List<Round.Answer> answers, List<RoomFrames> rooms) {
        for (Round.Answer each : answers) {
            Reply reply = (Reply) each.reply();
            if (reply.connection().turn() == turn && reply.settle(each.response())) {
                reply.connection().reply(each.response());
            }
        }
        for (RoomFrames room : rooms) {
            room.send(turn);
            room.release();
        }
    }

    /** Entries with the same recipients share a buffer; they are the entries of one room. */
    private List<RoomFrames> join(List<Post> posts) {
        List<RoomFrames> rooms = new ArrayList<>();
        IdentityHashMap<Recipients, RoomFrames> byRecipients = new IdentityHashMap<>();
        for (Post post : posts) {
            if (post.to().size() > 0) {
                RoomFrames room = byRecipients.get(post.to());
                byte[] json = env.codec().encode(post.entry());
                if (room == null || !room.add(json)) {
                    room = RoomFrames.of(env.allocator(), post.to(), json);
                    byRecipients.put(post.to(), room);
                    rooms.add(room);
                }
            }
        }
        return rooms;
    }

    @Override
    public void disconnect(UserId user, Optional<DeviceId> device, CloseCode why, String reason) {
        sockets.end(user, device, why, reason);
    }
}
