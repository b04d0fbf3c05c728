package parley.client.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.UserId;

/** Messages as they are after an entry about them. */
final class MessageEdits {
    /** Most people named in a reaction; docs/protocol.md. */
    private static final int MOST_NAMED = 10;

    private final LocalStore store;
    private final UserId me;

    MessageEdits(LocalStore store, UserId me) {
        this.store = store;
        this.me = me;
    }

    /** The changed message; empty when it is not held, or nothing changes. */
    Optional<Message> changed(RoomRow row, Entry entry) {
        return switch (entry.d()) {
            case EntryData.MessageEdited e ->
                    held(row, e.msg())
                            .filter(m -> m.rev() < e.rev())
                            .map(m -> m.edited(e, entry.ts()));
            case EntryData.MessageDeleted e -> held(row, e.msg()).map(m -> deleted(m, entry));
            case EntryData.MessageReacted e ->
                    entry.by().flatMap(by -> held(row, e.msg()).map(m -> reacted(m, e, by)));
            case EntryData.MessagePinned e ->
                    held(row, e.msg()).map(m -> m.with(m.reactions(), e.on()));
            default -> Optional.empty();
        };
    }

    private Optional<Message> held(RoomRow row, MessageId id) {
        return store.message(row.key(), row.state().room(), id).filter(m -> m.deleted().isEmpty());
    }

    private static Message deleted(Message m, Entry entry) {
        return m.deleted(new Message.Deleted(entry.by().orElse(m.by()), entry.ts()), m.cid());
    }

    private Message reacted(Message m, EntryData.MessageReacted e, UserId by) {
        List<Message.Reaction> reactions = new ArrayList<>();
        boolean found = false;
        for (Message.Reaction each : m.reactions()) {
            if (each.emoji().equals(e.emoji())) {
                found = true;
                reaction(each, by, e.on()).ifPresent(reactions::add);
            } else {
                reactions.add(each);
            }
        }
        if (!found && e.on()) {
            reactions.add(new Message.Reaction(e.emoji(), 1, by.equals(me), List.of(by)));
        }
        return m.with(reactions, m.pinned());
    }

    private Optional<Message.Reaction> reaction(Message.Reaction r, UserId by, boolean on) {
        boolean mine = by.equals(me);
        boolean had = r.by().contains(by) || mine && r.me();
        if (had == on) {
            return Optional.of(r);
        }
        List<UserId> named = new ArrayList<>(r.by());
        if (on && named.size() < MOST_NAMED) {
            named.add(by);
        } else if (!on) {
            named.remove(by);
        }
        int n = r.n() + (on ? 1 : -1);
        return n <= 0
                ? Optional.empty()
                : Optional.of(new Message.Reaction(r.emoji(), n, mine ? on : r.me(), named));
    }
}
