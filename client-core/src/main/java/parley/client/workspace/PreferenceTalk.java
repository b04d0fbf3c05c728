package parley.client.workspace;

import java.util.Optional;
import java.util.function.Consumer;
import parley.client.log.LogCommand.Answer;
import parley.protocol.ErrorCode;
import parley.protocol.MeOp;
import parley.protocol.Op;
import parley.protocol.WireError;

/** Says to the server what was set on this device, and asks it what was set before. */
final class PreferenceTalk {
    /** Asks the server; {@code changing}: under a {@code cid} of its own. */
    interface Asker {
        void ask(Op<?> op, boolean changing, Consumer<Answer> then);
    }

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
                    } else if (isFinal(answer)) {
                        sync.refused(op);
                    } else {
                        sync.unanswered(op);
                    }
                });
    }

    /** Asking again would be answered alike. */
    static boolean isFinal(Answer answer) {
        return answer instanceof Answer.Failure(WireError error)
                && !error.retry()
                && error.code() != ErrorCode.TOKEN_EXPIRED;
    }
}
