package parley.client.workspace;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import parley.client.log.LogCommand.Answer;
import parley.client.outbox.OutboxItem;
import parley.client.outbox.OutboxMachine;
import parley.client.store.LocalStore;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.WireError;

/**
 * Sends what is in the outbox: carries out what its machine decides, on the local history and the
 * connection. Used by the engine's thread.
 */
final class Sender {
    /** What it needs of the connection. */
    interface Wire {
        /** Asks under this key; the request ends with its connection. */
        void ask(Op<?> op, Cid cid, Consumer<Answer> then);

        /** Nobody answers any more, as it seems. */
        void suspect();
    }

    private final LocalStore store;
    private final OutboxBook outbox;
    private final RoomBook book;
    private final Wire wire;
    private final InstantSource clock;
    private final LongSupplier ticks;
    private final OutboxMachine machine = new OutboxMachine();

    Sender(
            LocalStore store,
            OutboxBook outbox,
            RoomBook book,
            Wire wire,
            InstantSource clock,
            LongSupplier ticks) {
        this.store = store;
        this.outbox = outbox;
        this.book = book;
        this.wire = wire;
        this.clock = clock;
        this.ticks = ticks;
        for (OutboxItem item : outbox.all()) {
            if (item.delivery() != OutboxItem.Delivery.SENT) {
                boolean failed = item.delivery() == OutboxItem.Delivery.FAILED;
                machine.add(item.cid(), item.message().room(), failed, now());
            }
        }
    }

    private long now() {
        return ticks.getAsLong();
    }

    int waiting() {
        return machine.waiting();
    }

    long wakeAt() {
        return machine.wakeAt(now());
    }

    void connected() {
        carryOut(machine.connected(now()));
    }

    void disconnected() {
        carryOut(machine.disconnected());
    }

    void tick() {
        carryOut(machine.tick(now()));
    }

    void send(Cid cid, MessageOp.Send message) {
        outbox.add(store, cid, message, clock.instant());
        carryOut(machine.add(cid, message.room(), false, now()));
    }

    /** A message that was made before and may be here already. */
    void sendOnce(Cid cid, MessageOp.Send message) {
        if (outbox.item(cid).isEmpty()) {
            send(cid, message);
        }
    }

    void retry(Cid cid) {
        if (machine.retry(cid)) {
            outbox.show(store, cid, OutboxItem.Delivery.QUEUED, Optional.empty());
            tick();
        }
    }

    void discard(Cid cid) {
        if (machine.discard(cid)) {
            outbox.remove(store, cid);
        }
    }

    /** The server will never take what was being sent. */
    void refuse(WireError error) {
        for (OutboxItem item : outbox.all()) {
            if (item.delivery() == OutboxItem.Delivery.SENDING) {
                carryOut(machine.refused(item.cid(), error, now()));
            }
        }
    }

    /** It stands in its room. */
    void delivered(Cid cid) {
        outbox.remove(store, cid);
        carryOut(machine.delivered(cid, now()));
    }

    private void carryOut(List<OutboxMachine.Command> commands) {
        for (OutboxMachine.Command command : commands) {
            switch (command) {
                case OutboxMachine.Command.Show show ->
                        outbox.show(store, show.cid(), show.delivery(), show.error());
                case OutboxMachine.Command.Suspect _ -> wire.suspect();
                case OutboxMachine.Command.Send send ->
                        outbox.item(send.cid()).ifPresent(this::transmit);
            }
        }
    }

    private void transmit(OutboxItem item) {
        Cid cid = item.cid();
        wire.ask(
                item.message(),
                cid,
                answer -> {
                    switch (answer) {
                        case Answer.Success(Result.Sent sent) -> sent(item, sent);
                        case Answer.Failure(WireError error) ->
                                carryOut(machine.refused(cid, error, now()));
                        case Answer.Success _, Answer.None _ -> {}
                    }
                });
    }

    private void sent(OutboxItem item, Result.Sent sent) {
        Cid cid = item.cid();
        RoomId room = item.message().room();
        if (outbox.item(cid).isPresent()) {
            long seq = sent.seq().orElse(0L);
            if (seq <= book.last(room)) {
                outbox.remove(store, cid);
            } else {
                outbox.sent(store, cid, seq);
            }
        }
        carryOut(machine.delivered(cid, now()));
    }
}
