package parley.client.workspace;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import parley.client.log.LogCommand.Answer;
import parley.client.store.LocalStore;
import parley.protocol.EntryData;
import parley.protocol.MeOp;
import parley.protocol.Result;

/**
 * Reads, once on each device, all that its person has set: a new device follows their private log
 * from its newest entries only, and what was set long ago stands before those. Used by the engine's
 * thread.
 */
final class PreferenceReading {
    private static final String DONE = "pref.read";

    private final LocalStore store;
    private final Consumer<EntryData.PreferenceChanged> found;

    /** Heard after it was asked: newer than what is answered. */
    private final Set<String> heard = new HashSet<>();

    private boolean done;

    /** {@code found}: takes each that is set. */
    PreferenceReading(LocalStore store, Consumer<EntryData.PreferenceChanged> found) {
        this.store = store;
        this.found = found;
        this.done = store.setting(DONE).isPresent();
    }

    /** The log is followed to its end: what to ask now, if that was not done yet. */
    Optional<MeOp.ListPreferences> begin() {
        heard.clear();
        return done ? Optional.empty() : Optional.of(page(Optional.empty()));
    }

    private static MeOp.ListPreferences page(Optional<String> after) {
        return new MeOp.ListPreferences(after, Optional.empty());
    }

    /** The log says something of this one. */
    void heard(String key) {
        if (!done) {
            heard.add(key);
        }
    }

    /**
     * Takes an answer; what to ask next. Without one it begins anew over the next connection, as it
     * does when the server is too old to be asked.
     */
    Optional<MeOp.ListPreferences> answered(Answer answer) {
        if (done || !(answer instanceof Answer.Success(Result.PreferenceList page))) {
            return Optional.empty();
        }
        for (Result.Preference each : page.list()) {
            if (!heard.contains(each.key())) {
                found.accept(
                        new EntryData.PreferenceChanged(each.key(), Optional.of(each.value())));
            }
        }
        if (page.more() && !page.list().isEmpty()) {
            return Optional.of(page(Optional.of(page.list().getLast().key())));
        }
        done = true;
        heard.clear();
        store.putSetting(DONE, "1");
        return Optional.empty();
    }
}
