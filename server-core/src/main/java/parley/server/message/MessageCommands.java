package parley.server.message;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.ErrorCode;
import parley.protocol.MeOp;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.file.Attachments;
import parley.server.room.Access;
import parley.server.room.Memberships;
import parley.server.store.Marker;
import parley.server.store.ScheduledRecord;
import parley.server.store.WorkspaceStore;

/** Makes the commands about messages and what a user notes about them. */
public final class MessageCommands {
    private final Memberships memberships;
    private final Access access;
    private final WorkspaceStore store;
    private final MessageStates states;
    private final int reactions;
    private final Attachments attachments;
    private final SlowRooms slow;
    private final ScheduledMessages scheduled;

    /**
     * @param reactions how many different emoji a message may carry
     * @param started when the first of these commands can run
     */
    public MessageCommands(
            Memberships memberships,
            Access access,
            WorkspaceStore store,
            MessageStates states,
            int reactions,
            Attachments attachments,
            ScheduledMessages scheduled,
            Instant started) {
        this.memberships = memberships;
        this.access = access;
        this.store = store;
        this.states = states;
        this.reactions = reactions;
        this.attachments = attachments;
        this.slow = new SlowRooms(access, store, started);
        this.scheduled = scheduled;
    }

    /** The command that carries out {@code op}. */
    public Command command(
            String id, Marker marker, UserId user, MessageOp<?> op, Consumer<Response> reply) {
        return switch (op) {
            case MessageOp.Send send -> send(id, marker, user, send, Optional.empty(), reply);
            case MessageOp.Edit edit ->
                    new EditCommand(id, marker, user, edit, access, states, reply);
            case MessageOp.Delete delete ->
                    new DeleteCommand(id, marker, user, delete, access, states, attachments, reply);
            case MessageOp.React react ->
                    new ReactCommand(id, marker, user, react, access, states, reactions, reply);
            case MessageOp.Pin pin -> new PinCommand(id, marker, user, pin, access, states, reply);
            case MessageOp.ReadMark mark ->
                    new ReadMarkCommand(id, marker, user, mark, access, store, reply);
            case MessageOp.CancelScheduled cancel ->
                    new CancelScheduledCommand(id, marker, user, cancel, scheduled, reply);
            case MessageOp.ChangeScheduled change ->
                    new ChangeScheduledCommand(id, marker, user, change, scheduled, reply);
            case MessageOp.Versions _,
                    MessageOp.Search _,
                    MessageOp.Pins _,
                    MessageOp.History _,
                    MessageOp.ScheduledMessages _,
                    MessageOp.Typing _ ->
                    throw new IllegalArgumentException("it changes nothing that is kept");
        };
    }

    private Command send(
            String id,
            Marker marker,
            UserId author,
            MessageOp.Send op,
            Optional<ScheduledRecord> due,
            Consumer<Response> reply) {
        return new SendCommand(
                id,
                marker,
                author,
                op,
                memberships,
                access,
                new Carried(attachments),
                slow,
                scheduled,
                due,
                reply);
    }

    /**
     * Posts what waited; {@code failed} takes what is to be done when it is refused for good.
     * Refused for now it goes on waiting.
     */
    public Command sendWaiting(ScheduledRecord due, Consumer<Command> failed) {
        return scheduled
                .send(due)
                .map(send -> sendWaiting(due, send, failed))
                .orElseGet(() -> new FailScheduledCommand(due, ErrorCode.INTERNAL, scheduled));
    }

    private Command sendWaiting(
            ScheduledRecord due, MessageOp.Send send, Consumer<Command> failed) {
        return send(
                "",
                due.marker(),
                due.by(),
                send,
                Optional.of(due),
                response -> {
                    if (response instanceof Response.Failure failure && !failure.err().retry()) {
                        failed.accept(
                                new FailScheduledCommand(due, failure.err().code(), scheduled));
                    } else {
                        scheduled.back(due);
                    }
                });
    }

    public Command preference(
            String id,
            Marker marker,
            UserId user,
            MeOp.SetPreference op,
            Consumer<Response> reply) {
        return new PreferenceCommand(id, marker, user, op, reply);
    }
}
