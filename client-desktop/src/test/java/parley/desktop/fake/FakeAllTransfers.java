package parley.desktop.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.desktop.workspace.AllTransfers;
import parley.protocol.Cid;
import parley.protocol.RoomId;

/** The transfers of all conversations in memory. */
final class FakeAllTransfers implements AllTransfers {
    private final Map<RoomId, FakeConversation> conversations;

    FakeAllTransfers(Map<RoomId, FakeConversation> conversations) {
        this.conversations = conversations;
    }

    @Override
    public List<Placed> list() {
        var all = new ArrayList<Placed>();
        conversations.forEach(
                (room, c) -> c.transfers.there.forEach(t -> all.add(new Placed(room, t, true))));
        conversations.forEach(
                (room, c) -> c.transfers.list.forEach(t -> all.add(new Placed(room, t, false))));
        return all;
    }

    @Override
    public void pause(Cid cid) {
        conversations.values().forEach(c -> c.transfers.pause(cid));
    }

    @Override
    public void resume(Cid cid) {
        conversations.values().forEach(c -> c.transfers.resume(cid));
    }

    @Override
    public void cancel(Cid cid) {
        conversations.values().forEach(c -> c.transfers.cancel(cid));
    }

    @Override
    public void forget() {
        conversations.values().forEach(c -> c.transfers.there.clear());
    }

    @Override
    public Runnable listen(Runnable onChange) {
        var ends = conversations.values().stream().map(c -> c.transfers.listen(onChange)).toList();
        return () -> ends.forEach(Runnable::run);
    }
}
