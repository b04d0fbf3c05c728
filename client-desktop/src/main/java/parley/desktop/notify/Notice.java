package parley.desktop.notify;

import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Workspace;

/** A message that came in a room that is not in view. */
public record Notice(Workspace workspace, RoomSummary room, Said message) {}
