package parley.client.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.store.LocalStore;
import parley.protocol.MeOp;

/**
 * Keeps preferences the same on all devices of a person: tells the server what was set here until
 * it answers, and takes over what other devices set. Used by the engine's thread.
 */
final class PreferenceSync {
    /** More than these are not kept; nobody sets so many by hand. */
    static final int MOST = 5_000;

    private static final String VALUE = "pref:";
    private static final String OWED = "pref.owed:";

    private final LocalStore store;
    private final PreferenceBook book;

    /** Set here, and the server has not answered yet. */
    private final Set<String> owed = new LinkedHashSet<>();

    private final Set<String> asking = new HashSet<>();

    PreferenceSync(LocalStore store, PreferenceBook book) {
        this.store = store;
        this.book = book;
        Map<String, String> values = new HashMap<>();
        store.settings(VALUE)
                .forEach((name, value) -> values.put(name.substring(VALUE.length()), value));
        book.load(values);
        store.settings(OWED).keySet().forEach(name -> owed.add(name.substring(OWED.length())));
    }

    /** Set on this device. */
    void set(String key, Optional<String> value) {
        keep(key, value);
        owed.add(key);
        store.putSetting(OWED + key, "1");
    }

    /** A new connection has caught up: whatever was asked over the old one is asked again. */
    void connected() {
        asking.clear();
    }

    /** What to tell the server now; each is answered by one of the three below. */
    List<MeOp.SetPreference> due() {
        List<MeOp.SetPreference> due = new ArrayList<>();
        for (String key : owed) {
            if (asking.add(key)) {
                due.add(new MeOp.SetPreference(key, book.get(key)));
            }
        }
        return due;
    }

    /** The server has taken it; perhaps it was set anew meanwhile. */
    void told(MeOp.SetPreference op) {
        asking.remove(op.key());
        if (book.get(op.key()).equals(op.value())) {
            settled(op.key());
        }
    }

    /** The server never will take it. */
    void refused(MeOp.SetPreference op) {
        asking.remove(op.key());
        settled(op.key());
    }

    /** Nobody answered; it is told over the next connection. */
    void unanswered(MeOp.SetPreference op) {
        asking.remove(op.key());
    }

    /** The log says so; whether it is another one now. */
    boolean heard(String key, Optional<String> value) {
        boolean same = book.get(key).equals(value);
        if (same) {
            settled(key); // one's own, or as good
            return false;
        }
        if (owed.contains(key) || (book.get(key).isEmpty() && book.size() >= MOST)) {
            return false; // what was set here comes later and stands
        }
        keep(key, value);
        return true;
    }

    private void settled(String key) {
        if (owed.remove(key)) {
            store.removeSetting(OWED + key);
        }
    }

    private void keep(String key, Optional<String> value) {
        book.put(key, value);
        value.ifPresentOrElse(
                v -> store.putSetting(VALUE + key, v), () -> store.removeSetting(VALUE + key));
    }
}
