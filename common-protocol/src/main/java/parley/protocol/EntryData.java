package parley.protocol;

import java.util.List;
import java.util.Optional;

/** What an entry says; {@code ev} names the record. */
public sealed interface EntryData {
    /** The message without what its entry carries; the first revision. */
    @Wire("message.posted")
    record MessagePosted(
            MessageId id,
            MessageKind kind,
            String text,
            TextFormat format,
            List<FileRef> files,
            Optional<VoiceNote> voice,
            Optional<MessageId> replyTo,
            List<String> mentions,
            boolean silent,
            Optional<Ext> ext)
            implements EntryData {
        public MessagePosted {
            files = List.copyOf(files);
            mentions = List.copyOf(mentions);
        }
    }

    @Wire("message.edited")
    record MessageEdited(
            MessageId msg, int rev, String text, TextFormat format, List<String> mentions)
            implements EntryData {
        public MessageEdited {
            mentions = List.copyOf(mentions);
        }
    }

    @Wire("message.deleted")
    record MessageDeleted(MessageId msg) implements EntryData {}

    @Wire("message.reacted")
    record MessageReacted(MessageId msg, String emoji, Boolean on) implements EntryData {}

    @Wire("message.pinned")
    record MessagePinned(MessageId msg, Boolean on) implements EntryData {}

    @Wire("member.joined")
    record MemberJoined(UserId user, String name, String displayName, RoomRole role, UserId by)
            implements EntryData {}

    @Wire("member.left")
    record MemberLeft(UserId user, LeaveReason why) implements EntryData {}

    @Wire("member.role")
    record MemberRole(UserId user, RoomRole role) implements EntryData {}

    /** Only what changed; an empty topic was taken away. */
    @Wire("room.changed")
    record RoomChanged(Optional<String> name, Optional<String> topic, Optional<RoomPolicy> policy)
            implements EntryData {}

    @Wire("room.archived")
    record RoomArchived(Boolean on) implements EntryData {}

    /** In {@code @me}: the caller is in a room now. */
    @Wire("room.joined")
    record RoomJoined(Room room) implements EntryData {}

    /** In {@code @me}: the caller is no longer in a room. */
    @Wire("room.left")
    record RoomLeft(RoomId room, LeaveReason why, Optional<String> reason) implements EntryData {}

    /** In {@code @me}. */
    @Wire("read.marked")
    record ReadMarked(RoomId room, long seq) implements EntryData {}

    /** In {@code @me}. */
    @Wire("pref.changed")
    record PreferenceChanged(String key, Optional<String> value) implements EntryData {}

    /** A number that was taken and holds nothing. */
    @Wire("void")
    record VoidEntry() implements EntryData {}

    /**
     * An entry whose content was edited or deleted later; {@code ev} is what it was. On the wire
     * {@code d} is {@code {"msg":…,"old":true}}.
     */
    record Superseded(String ev, MessageId msg) implements EntryData {}

    /** An entry of a kind this version does not know; it still counts. */
    record Unknown(String ev) implements EntryData {}

    /**
     * An entry whose {@code d} is JSON already, as a store keeps it; written as it is, never read.
     */
    record Encoded(String ev, String json) implements EntryData {}
}
