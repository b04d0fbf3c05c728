package parley.client.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.store.LocalStore;
import parley.protocol.Limits;
import parley.protocol.MeOp;
import parley.protocol.RoomId;
import parley.protocol.Text;

/**
 * Keeps drafts the same on all devices of a person: tells the server once typing pauses, and takes
 * over what another device wrote where nothing was typed here meanwhile. Used by the engine's
 * thread.
 */
final class DraftSync {
    static final String KEY = "draft:";

    /** So long after the last key the others are told, in milliseconds. */
    static final long PAUSE_MS = 3_000;

    private static final String TOLD = "draft.told:";

    private final LocalStore store;
    private final DraftBook drafts;
    private final Map<RoomId, Long> due = new HashMap<>();
    private final Set<RoomId> asking = new HashSet<>();

    DraftSync(LocalStore store, DraftBook drafts) {
        this.store = store;
        this.drafts = drafts;
    }

    /** Typed, or sent, on this device. */
    void changed(Collection<RoomId> rooms, long now) {
        rooms.forEach(room -> due.put(room, now + PAUSE_MS));
    }

    /** A new connection has caught up: what differs is told. */
    void connected(Collection<RoomId> rooms, long now) {
        asking.clear();
        for (RoomId room : rooms) {
            if (differs(room)) {
                due.putIfAbsent(room, now);
            }
        }
    }

    private String told(RoomId room) {
        return store.setting(TOLD + room).orElse("");
    }

    private boolean differs(RoomId room) {
        return !drafts.draft(room).equals(told(room));
    }

    /** What to tell the server now; each is answered by {@link #told(RoomId, String)}. */
    List<Telling> due(long now) {
        List<Telling> tellings = new ArrayList<>();
        for (RoomId room : List.copyOf(due.keySet())) {
            if (due.getOrDefault(room, 0L) > now || asking.contains(room)) {
                continue;
            }
            due.remove(room);
            String text = drafts.draft(room);
            if (differs(room) && Text.utf8Length(text) <= Limits.TEXT) {
                asking.add(room);
                Optional<String> value = text.isBlank() ? Optional.empty() : Optional.of(text);
                tellings.add(new Telling(room, text, new MeOp.SetPreference(KEY + room, value)));
            }
        }
        return tellings;
    }

    record Telling(RoomId room, String text, MeOp.SetPreference op) {}

    long wakeAt() {
        long at = Long.MAX_VALUE;
        for (Map.Entry<RoomId, Long> each : due.entrySet()) {
            at = asking.contains(each.getKey()) ? at : Math.min(at, each.getValue());
        }
        return at;
    }

    /** The server has taken it, or never will. */
    void told(RoomId room, String text) {
        asking.remove(room);
        store.putSetting(TOLD + room, text);
    }

    /** Nobody answered; it is told over the next connection. */
    void unanswered(RoomId room) {
        asking.remove(room);
    }

    /** A device of this person told it; whether the draft is another one now. */
    boolean heard(RoomId room, Optional<String> value) {
        String text = value.orElse("");
        boolean untouched = !drafts.isDirty(room) && !differs(room);
        store.putSetting(TOLD + room, text);
        if (!untouched || drafts.draft(room).equals(text)) {
            return false;
        }
        drafts.replace(store, room, text);
        return true;
    }
}
