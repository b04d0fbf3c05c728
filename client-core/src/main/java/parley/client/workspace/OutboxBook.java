package parley.client.workspace;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.client.outbox.OutboxItem;
import parley.client.outbox.OutboxItem.Delivery;
import parley.client.store.LocalStore;
import parley.client.store.OutboxRow;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.WireError;

/**
 * The outbox as it is on disk and as it is shown. Written by the engine; what is shown may be read
 * by any thread.
 */
final class OutboxBook {
    /** Where the present book is found by other threads. */
    interface Holder {
        void set(OutboxBook book);
    }

    private final Map<Cid, OutboxItem> items = new LinkedHashMap<>();
    private final Map<Cid, Long> sentAt = new LinkedHashMap<>();
    private final Changes changes;
    private volatile List<OutboxItem> shown = List.of();

    OutboxBook(Changes changes) {
        this.changes = changes;
    }

    void load(LocalStore store) {
        items.clear();
        sentAt.clear();
        for (OutboxRow row : store.outbox()) {
            Delivery delivery =
                    row.error().isPresent()
                            ? Delivery.FAILED
                            : row.sentSeq().isPresent() ? Delivery.SENT : Delivery.QUEUED;
            items.put(
                    row.cid(),
                    new OutboxItem(row.cid(), row.message(), row.queued(), delivery, row.error()));
            row.sentSeq().ifPresent(seq -> sentAt.put(row.cid(), seq));
            changes.outgoing.add(row.message().room());
        }
        publish();
    }

    void add(LocalStore store, Cid cid, MessageOp.Send message, Instant queued) {
        store.addToOutbox(
                new OutboxRow(cid, message, queued, Optional.empty(), OptionalLong.empty()));
        items.put(cid, new OutboxItem(cid, message, queued, Delivery.QUEUED, Optional.empty()));
        changed(message.room());
    }

    void show(LocalStore store, Cid cid, Delivery delivery, Optional<WireError> error) {
        OutboxItem item = items.get(cid);
        if (item == null || item.delivery() == delivery) {
            return;
        }
        if (delivery == Delivery.FAILED || item.delivery() == Delivery.FAILED) {
            store.markInOutbox(cid, error, OptionalLong.empty());
        }
        items.put(cid, new OutboxItem(cid, item.message(), item.queued(), delivery, error));
        changed(item.message().room());
    }

    /** The server has it at {@code seq}; it stays until the log shows it. */
    void sent(LocalStore store, Cid cid, long seq) {
        OutboxItem item = items.get(cid);
        if (item != null) {
            sentAt.put(cid, seq);
            store.markInOutbox(cid, Optional.empty(), OptionalLong.of(seq));
            show(store, cid, Delivery.SENT, Optional.empty());
        }
    }

    void remove(LocalStore store, Cid cid) {
        OutboxItem item = items.remove(cid);
        sentAt.remove(cid);
        if (item != null) {
            store.removeFromOutbox(cid);
            changed(item.message().room());
        }
    }

    /** The log was read up to {@code last}: what was sent up to there is in it. */
    void reached(LocalStore store, RoomId room, long last) {
        if (sentAt.isEmpty()) {
            return;
        }
        for (Map.Entry<Cid, Long> each : List.copyOf(sentAt.entrySet())) {
            OutboxItem item = items.get(each.getKey());
            if (item != null && item.message().room().equals(room) && each.getValue() <= last) {
                remove(store, each.getKey());
            }
        }
    }

    Optional<OutboxItem> item(Cid cid) {
        return Optional.ofNullable(items.get(cid));
    }

    List<OutboxItem> all() {
        return List.copyOf(items.values());
    }

    /** As last committed or about to be; any thread. */
    List<OutboxItem> items(Optional<RoomId> room) {
        return room.isEmpty()
                ? shown
                : shown.stream().filter(i -> i.message().room().equals(room.get())).toList();
    }

    private void changed(RoomId room) {
        changes.outgoing.add(room);
        changes.summaries.add(room);
        publish();
    }

    private void publish() {
        shown = List.copyOf(items.values());
    }
}
