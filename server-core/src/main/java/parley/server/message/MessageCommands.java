package parley.server.message;

import java.util.function.Consumer;
import parley.protocol.MeOp;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.room.Access;
import parley.server.room.Memberships;
import parley.server.store.Marker;
import parley.server.store.WorkspaceStore;

/** Makes the commands about messages and what a user notes about them. */
public final class MessageCommands {
    private final Memberships memberships;
    private final Access access;
    private final WorkspaceStore store;

    public MessageCommands(Memberships memberships, Access access, WorkspaceStore store) {
        this.memberships = memberships;
        this.access = access;
        this.store = store;
    }

    public Command send(
            String id, Marker marker, UserId author, MessageOp.Send op, Consumer<Response> reply) {
        return new SendCommand(id, marker, author, op, memberships, access, reply);
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
