package parley.desktop.notify;

import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Workspace;

/**
 * A message that came in a room that is not in view; {@code reminder}: or one that somebody wanted
 * to be reminded of.
 */
public record Notice(Workspace workspace, RoomSummary room, Said message, boolean reminder) {
    public Notice(Workspace workspace, RoomSummary room, Said message) {
        this(workspace, room, message, false);
    }
}
