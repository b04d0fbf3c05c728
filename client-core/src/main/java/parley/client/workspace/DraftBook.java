package parley.client.workspace;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.client.outbox.Drafts;
import parley.client.store.Draft;
import parley.client.store.LocalStore;
import parley.protocol.RoomId;

/** Drafts in memory, written down by the engine shortly after. */
final class DraftBook implements Drafts {
    /** A draft is on disk this long after it was typed, in milliseconds. */
    static final long DELAY_MS = 500;

    private final Map<RoomId, String> texts = new ConcurrentHashMap<>();
    private final Set<RoomId> dirty = ConcurrentHashMap.newKeySet();
    private volatile Runnable onDirty = () -> {};

    void onDirty(Runnable told) {
        onDirty = told;
    }

    void load(LocalStore store) {
        for (Draft draft : store.drafts()) {
            if (!dirty.contains(draft.room())) {
                texts.put(draft.room(), draft.text());
            }
        }
    }

    @Override
    public String draft(RoomId room) {
        return texts.getOrDefault(room, "");
    }

    @Override
    public void keep(RoomId room, String text) {
        if (text.isBlank()) {
            texts.remove(room);
        } else {
            texts.put(room, text);
        }
        dirty.add(room);
        onDirty.run();
    }

    /** Engine only. Another device wrote it. */
    void replace(LocalStore store, RoomId room, String text) {
        if (text.isBlank()) {
            texts.remove(room);
        } else {
            texts.put(room, text);
        }
        store.putDraft(new Draft(room, draft(room)));
    }

    boolean isDirty(RoomId room) {
        return dirty.contains(room);
    }

    /** The draft is being sent: forgotten here now, on disk with the row in the outbox. */
    void sent(RoomId room) {
        texts.remove(room);
    }

    /** Engine only. Writes one room's draft down, as it is now. */
    void write(LocalStore store, RoomId room) {
        dirty.remove(room);
        store.putDraft(new Draft(room, draft(room)));
    }

    /** Engine only. Writes down what changed; the rooms whose drafts did. */
    Set<RoomId> flush(LocalStore store) {
        Set<RoomId> rooms = Set.copyOf(dirty);
        for (RoomId room : rooms) {
            dirty.remove(room);
            store.putDraft(new Draft(room, draft(room)));
        }
        return rooms;
    }

    boolean isDirty() {
        return !dirty.isEmpty();
    }

    /** Engine only. What was flushed is not on disk after all. */
    void failed() {
        dirty.addAll(texts.keySet());
    }
}
