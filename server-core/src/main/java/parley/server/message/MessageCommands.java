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

    public Command send(
            String id, Marker marker, UserId author, MessageOp.Send op, Consumer<Response> reply) {
        return send(id, marker, author, op, Optional.empty(), reply);
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
                attachments,
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

    public Command cancel(
            String id,
            Marker marker,
            UserId user,
            MessageOp.CancelScheduled op,
            Consumer<Response> reply) {
        return new CancelScheduledCommand(id, marker, user, op, scheduled, reply);
    }

    /** Gives a waiting message another time or text. */
    public Command change(
            String id,
            Marker marker,
            UserId user,
            MessageOp.ChangeScheduled op,
            Consumer<Response> reply) {
        return new ChangeScheduledCommand(id, marker, user, op, scheduled, reply);
    }

    public Command edit(
            String id, Marker marker, UserId user, MessageOp.Edit op, Consumer<Response> reply) {
        return new EditCommand(id, marker, user, op, access, states, reply);
    }

    public Command delete(
            String id, Marker marker, UserId user, MessageOp.Delete op, Consumer<Response> reply) {
        return new DeleteCommand(id, marker, user, op, access, states, attachments, reply);
    }

    public Command react(
            String id, Marker marker, UserId user, MessageOp.React op, Consumer<Response> reply) {
        return new ReactCommand(id, marker, user, op, access, states, reactions, reply);
    }

    public Command pin(
            String id, Marker marker, UserId user, MessageOp.Pin op, Consumer<Response> reply) {
        return new PinCommand(id, marker, user, op, access, states, reply);
    }

    public Command readMark(
            String id,
            Marker marker,
            UserId user,
            MessageOp.ReadMark op,
            Consumer<Response> reply) {
        return new ReadMarkCommand(id, marker, user, op, access, store, reply);
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
