package parley.client.workspace;

import java.util.List;
import java.util.Set;
import parley.client.connection.ConnectionState;
import parley.protocol.Presence;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/**
 * Told what changed in a workspace, on the thread {@code parley-client-events}, after it was
 * written down. Every method does nothing unless overridden.
 */
public interface SessionListener {
    default void connectionChanged(ConnectionState state) {}

    /** These rooms look different now, or are new. */
    default void roomsChanged(List<RoomSummary> rooms) {}

    /** Everybody else who types in the room now; replaces the list before. */
    default void typingChanged(RoomId room, List<UserId> users) {}

    /** These people's presence is different now. */
    default void presenceChanged(List<Presence> presence) {}

    /** The names of these people are known now, or changed. */
    default void usersChanged(Set<UserId> users) {}

    /** {@link WorkspaceSession#workspace} or {@link WorkspaceSession#you} changed. */
    default void workspaceChanged() {}

    /** The members of this room may have changed: fetch them again if they are shown. */
    default void membersChanged(RoomId room) {}

    /** These preferences are other ones now, perhaps set on another device. */
    default void preferencesChanged(Set<String> keys) {}

    /** How many own messages wait to be sent, in all rooms; failed ones not counted. */
    default void outboxChanged(int waiting) {}

    default void storageChanged(StorageState state) {}
}
