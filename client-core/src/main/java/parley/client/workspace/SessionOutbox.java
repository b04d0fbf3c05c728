package parley.client.workspace;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parley.client.outbox.Outbox;
import parley.client.outbox.OutboxItem;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;

/** A session's outbox: the engine does what is asked of it. Any thread. */
final class SessionOutbox implements Outbox {
    private final Engine engine;
    private final DraftBook drafts;
    private final Supplier<OutboxBook> book;
    private final InstantSource clock;

    SessionOutbox(Engine engine, DraftBook drafts, Supplier<OutboxBook> book, InstantSource clock) {
        this.engine = engine;
        this.drafts = drafts;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Cid send(MessageOp.Send message) {
        Cid cid = Cid.create(clock);
        drafts.sent(message.room());
        engine.act(c -> c.send(cid, message));
        return cid;
    }

    @Override
    public void send(Cid cid, MessageOp.Send message) {
        engine.act(c -> c.sender().sendOnce(cid, message));
    }

    @Override
    public boolean retry(Cid cid) {
        boolean failed = is(cid, OutboxItem.Delivery.FAILED);
        if (failed) {
            engine.act(c -> c.sender().retry(cid));
        }
        return failed;
    }

    @Override
    public boolean discard(Cid cid) {
        boolean here = is(cid, OutboxItem.Delivery.FAILED) || is(cid, OutboxItem.Delivery.QUEUED);
        if (here) {
            engine.act(c -> c.sender().discard(cid));
        }
        return here;
    }

    private boolean is(Cid cid, OutboxItem.Delivery delivery) {
        return items(Optional.empty()).stream()
                .anyMatch(i -> i.cid().equals(cid) && i.delivery() == delivery);
    }

    @Override
    public List<OutboxItem> items(Optional<RoomId> room) {
        return book.get().items(room);
    }
}
