package parley.client.store;

import parley.protocol.Room;

/**
 * A room as it is kept.
 *
 * @param key its number in this file
 * @param epoch the epoch of what is held
 * @param last everything up to here is held, or is a remembered gap
 * @param head the highest sequence the server is known to have
 * @param mark read up to here; {@code toldMark}: what the server knows of it
 * @param muted {@code toldMuted}: what the server knows of it
 * @param departed whether this person is no longer in it
 */
public record RoomRow(
        long key,
        Room state,
        String epoch,
        long last,
        long head,
        long mark,
        long toldMark,
        int unread,
        int mentions,
        boolean muted,
        boolean toldMuted,
        boolean departed) {

    public RoomRow withState(Room state) {
        return new RoomRow(
                key, state, epoch, last, head, mark, toldMark, unread, mentions, muted, toldMuted,
                departed);
    }

    public RoomRow withPosition(String epoch, long last, long head) {
        return new RoomRow(
                key, state, epoch, last, head, mark, toldMark, unread, mentions, muted, toldMuted,
                departed);
    }

    public RoomRow withMark(long mark, long toldMark) {
        return new RoomRow(
                key, state, epoch, last, head, mark, toldMark, unread, mentions, muted, toldMuted,
                departed);
    }

    public RoomRow withUnread(int unread, int mentions) {
        return new RoomRow(
                key, state, epoch, last, head, mark, toldMark, unread, mentions, muted, toldMuted,
                departed);
    }

    public RoomRow withMuted(boolean muted, boolean toldMuted) {
        return new RoomRow(
                key, state, epoch, last, head, mark, toldMark, unread, mentions, muted, toldMuted,
                departed);
    }

    public RoomRow withDeparted(boolean departed) {
        return new RoomRow(
                key, state, epoch, last, head, mark, toldMark, unread, mentions, muted, toldMuted,
                departed);
    }
}
