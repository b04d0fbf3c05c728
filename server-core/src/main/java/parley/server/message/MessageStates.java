package parley.server.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.protocol.Codec;
import parley.protocol.EntryData;
import parley.protocol.Message;
import parley.protocol.ProtocolException;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.store.LogKey;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** Messages in their final state, from their entries and what happened to them since. */
public final class MessageStates {
    /** More reactions than these are counted but not named when an answer gets too long. */
    private static final int NAMED = 3;

    private final WorkspaceStore store;
    private final Codec codec;

    public MessageStates(WorkspaceStore store, Codec codec) {
        this.store = store;
        this.codec = codec;
    }

    /**
     * The messages of these entries of one room, in their order, as {@code viewer} sees them.
     * Blocks.
     */
    public List<Message> of(RoomId room, List<StoredEntry> posted, UserId viewer) {
        if (posted.isEmpty()) {
            return List.of();
        }
        LogKey log = LogKey.of(room);
        long from = posted.stream().mapToLong(StoredEntry::seq).min().getAsLong();
        long to = posted.stream().mapToLong(StoredEntry::seq).max().getAsLong();
        Map<Long, String> changed = store.changedMessages(log, from, to);
        Map<Long, List<Message.Reaction>> reactions = store.reactions(log, from, to, viewer);
        Set<Long> pins = Set.copyOf(store.pins(log));
        List<Message> messages = new ArrayList<>(posted.size());
        for (StoredEntry each : posted) {
            Optional<String> state = Optional.ofNullable(changed.get(each.seq()));
            Message bare = state.isPresent() ? decode(state.get()) : posted(room, each);
            messages.add(
                    bare.with(
                            reactions.getOrDefault(each.seq(), List.of()),
                            pins.contains(each.seq())));
        }
        return messages;
    }

    /** One message without its reactions and its pin. Blocks. */
    public Message bare(RoomId room, StoredEntry posted) {
        return Optional.ofNullable(
                        store.changedMessages(posted.log(), posted.seq(), posted.seq())
                                .get(posted.seq()))
                .map(this::decode)
                .orElseGet(() -> posted(room, posted));
    }

    /** How many bytes a message takes in an answer. */
    public int bytes(Message message) {
        return codec.encodeBody(message).length + 1;
    }

    /**
     * The message, or one whose reactions say less, so that it takes no more than so many bytes: no
     * text is so long that it does not fit alone.
     */
    public Message fitting(Message message, int most) {
        Message shown = message;
        for (int named = NAMED; named >= 0 && bytes(shown) > most; named -= NAMED) {
            int names = named;
            shown =
                    message.with(
                            message.reactions().stream()
                                    .map(each ->
                                            new Message.Reaction(
                                                    each.emoji(),
                                                    each.n(),
                                                    each.me(),
                                                    each.by().stream().limit(names).toList()))
                                    .toList(),
                            message.pinned());
        }
        while (bytes(shown) > most && !shown.reactions().isEmpty()) {
            List<Message.Reaction> fewer =
                    shown.reactions().subList(0, shown.reactions().size() / 2);
            shown = shown.with(fewer, shown.pinned());
        }
        return shown;
    }

    /** A message as it was posted. */
    Message posted(RoomId room, StoredEntry entry) {
        EntryData data;
        try {
            data = codec.decodeData(entry.ev(), entry.json());
        } catch (ProtocolException e) {
            throw new IllegalStateException("stored entry " + entry.log() + " " + entry.seq(), e);
        }
        if (!(data instanceof EntryData.MessagePosted posted)) {
            throw new IllegalStateException("not a message: " + entry.ev());
        }
        return Message.posted(
                room,
                entry.seq(),
                entry.cid(),
                entry.by().orElseThrow(),
                entry.ts(),
                entry.n(),
                posted);
    }

    /** What a store keeps of a message that was changed. */
    Message decode(String json) {
        try {
            return codec.decodeBody(json.getBytes(StandardCharsets.UTF_8), Message.class);
        } catch (ProtocolException e) {
            throw new IllegalStateException("a stored message cannot be read", e);
        }
    }

    /** The opposite of {@link #decode}. */
    String encode(Message message) {
        return new String(codec.encodeBody(message), StandardCharsets.UTF_8);
    }
}
