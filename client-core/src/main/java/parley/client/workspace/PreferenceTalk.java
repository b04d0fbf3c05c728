package parley.client.workspace;

import java.util.Optional;
import parley.client.log.LogCommand.Answer;
import parley.protocol.MeOp;

/** Says to the server what was set on this device, and asks it what was set before. */
final class PreferenceTalk {
    private final PreferenceSync sync;
    private final PreferenceReading reading;
    private final Asker asker;

    PreferenceTalk(PreferenceSync sync, PreferenceReading reading, Asker asker) {
        this.sync = sync;
        this.reading = reading;
        this.asker = asker;
    }

    /** A new connection has caught up. */
    void connected() {
        sync.connected();
        ask(reading.begin());
    }

    private void ask(Optional<MeOp.ListPreferences> op) {
        op.ifPresent(o -> asker.ask(o, false, answer -> ask(reading.answered(answer))));
    }

    /** Tells what is owed. */
    void tell() {
        sync.due().forEach(this::tell);
    }

    private void tell(MeOp.SetPreference op) {
        asker.ask(
                op,
                true,
                answer -> {
                    if (answer instanceof Answer.Success) {
                        sync.told(op);
                    } else if (Asker.isFinal(answer)) {
                        sync.refused(op);
                    } else {
                        sync.unanswered(op);
                    }
                });
    }
}
