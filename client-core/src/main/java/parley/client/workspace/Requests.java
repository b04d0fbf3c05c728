package parley.client.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.DeviceId;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.InviteId;
import parley.protocol.InviteOp;
import parley.protocol.MeOp;
import parley.protocol.MemberOp;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomOp;
import parley.protocol.ScheduledId;
import parley.protocol.TextFormat;
import parley.protocol.VoiceNote;

/**
 * What is asked of the server. Every method blocks at most 10 s; {@link RequestException} says that
 * it was refused, or that there was no answer. A changing one gets a new idempotency key.
 */
public interface Requests {
    /** Any operation. */
    <R extends Result> R call(Op<R> op) throws RequestException;

    /** One that changes something, under a key of one's own: asked again it is done once. */
    <R extends Result> R call(Op<R> op, Cid cid) throws RequestException;

    // ---- rooms

    /** Makes a room and returns it; a direct room that exists already is returned. */
    default Room createRoom(RoomOp.Create room) throws RequestException {
        return call(room).room();
    }

    default Room joinRoom(RoomId room) throws RequestException {
        return call(new RoomOp.Join(room)).room();
    }

    default void leaveRoom(RoomId room) throws RequestException {
        call(new RoomOp.Leave(room));
    }

    /** Name, topic and policy: what is given changes, the rest stays. */
    default Room changeRoom(RoomOp.Change change) throws RequestException {
        return call(change).room();
    }

    default Room archiveRoom(RoomId room, boolean on) throws RequestException {
        return call(new RoomOp.Archive(room, on)).room();
    }

    /** The directory of public rooms by name; {@code cursor} of the page before goes on with it. */
    default Result.RoomList publicRooms(Optional<String> q, Optional<String> cursor)
            throws RequestException {
        return call(new RoomOp.ListRooms(RoomOp.Scope.PUBLIC, q, cursor));
    }

    /** Members of a room, or of the workspace when none is given; 200 a page. */
    default Result.MemberList members(Optional<RoomId> room, Optional<String> cursor)
            throws RequestException {
        return call(new MemberOp.ListMembers(room, cursor, Optional.empty()));
    }

    // ---- messages that are posted already

    default void edit(RoomId room, MessageId message, String text, List<String> mentions)
            throws RequestException {
        call(new MessageOp.Edit(room, message, text, mentions, Optional.empty()));
    }

    default void delete(RoomId room, MessageId message) throws RequestException {
        call(new MessageOp.Delete(room, message));
    }

    default void react(RoomId room, MessageId message, String emoji, boolean on)
            throws RequestException {
        call(new MessageOp.React(room, message, emoji, on));
    }

    default void pin(RoomId room, MessageId message, boolean on) throws RequestException {
        call(new MessageOp.Pin(room, message, on));
    }

    // ---- messages that wait for their time

    /** Keeps a message at the server until {@code at}, at most a year ahead. */
    default ScheduledId sendLater(RoomId room, String text, List<String> mentions, Instant at)
            throws RequestException {
        return sendLater(room, text, mentions, List.of(), Optional.empty(), at);
    }

    /** The same with files, or a voice note, of one's own that were uploaded for that room. */
    default ScheduledId sendLater(
            RoomId room,
            String text,
            List<String> mentions,
            List<FileId> files,
            Optional<VoiceNote> voice,
            Instant at)
            throws RequestException {
        Result.Sent sent =
                call(
                        new MessageOp.Send(
                                room,
                                text,
                                TextFormat.MD,
                                Optional.empty(),
                                files,
                                voice,
                                mentions,
                                false,
                                Optional.of(at),
                                Optional.empty()));
        return sent.scheduled()
                .orElseThrow(() -> new IllegalStateException("sent, though it was to wait"));
    }

    /** Gives up a file of one's own that no message carries or waits with. */
    default void giveUp(FileId file) throws RequestException {
        call(new FileOp.Cancel(file));
    }

    /** Own messages that wait, of one room or all. */
    default List<Result.Scheduled> scheduled(Optional<RoomId> room) throws RequestException {
        return call(MessageOp.ScheduledMessages.of(room)).list();
    }

    /** One that waits, with its whole text; empty when it does not wait any more. */
    default Optional<Result.Scheduled> scheduled(ScheduledId message) throws RequestException {
        return call(new MessageOp.ScheduledMessages(Optional.empty(), Optional.of(message)))
                .list()
                .stream()
                .findFirst();
    }

    /** Moves what waits to another time; its text and mentions stay. */
    default void moveScheduled(ScheduledId message, Instant at) throws RequestException {
        call(
                new MessageOp.ChangeScheduled(
                        message, Optional.of(at), false, Optional.empty(), List.of()));
    }

    /** Sends what waits within a moment. */
    default void sendScheduledNow(ScheduledId message) throws RequestException {
        call(
                new MessageOp.ChangeScheduled(
                        message, Optional.empty(), true, Optional.empty(), List.of()));
    }

    /** Gives what waits another text. */
    default void editScheduled(ScheduledId message, String text, List<String> mentions)
            throws RequestException {
        call(
                new MessageOp.ChangeScheduled(
                        message, Optional.empty(), false, Optional.of(text), mentions));
    }

    /** Takes back what waits. */
    default void cancelScheduled(ScheduledId message) throws RequestException {
        call(new MessageOp.CancelScheduled(message));
    }

    // ---- invites

    default Result.Invite createInvite(InviteOp.Create invite) throws RequestException {
        return call(invite);
    }

    default List<Result.Invite> invites(Optional<RoomId> room) throws RequestException {
        return call(new InviteOp.ListInvites(room)).list();
    }

    default void revokeInvite(InviteId invite) throws RequestException {
        call(new InviteOp.Revoke(invite));
    }

    /** Uses an invite to a room of this workspace. */
    default Optional<Room> useInvite(String code) throws RequestException {
        return call(new InviteOp.Use(code)).room();
    }

    // ---- account

    default void setDisplayName(String displayName) throws RequestException {
        call(MeOp.SetProfile.name(displayName));
    }

    /** Says something about oneself, until something else is said; nothing when empty. */
    default void setStatus(String status) throws RequestException {
        call(new MeOp.SetProfile(Optional.empty(), Optional.of(status), Optional.empty()));
    }

    /** Shows no picture of oneself any more. */
    default void removePicture() throws RequestException {
        call(new MeOp.SetProfile(Optional.empty(), Optional.empty(), Optional.of("")));
    }

    default void changePassword(String old, String fresh) throws RequestException {
        call(new MeOp.ChangePassword(old, fresh));
    }

    default List<Result.Device> devices() throws RequestException {
        return call(new MeOp.ListDevices()).list();
    }

    default void revokeDevice(DeviceId device) throws RequestException {
        call(new MeOp.RevokeDevice(device));
    }
}
