package parley.desktop.composer;

import parley.desktop.workspace.TimelineEntry.Said;

/** What the composer's text is for. */
public sealed interface Task {
    /** A new message. */
    record Fresh() implements Task {}

    /** A message that answers another one. */
    record Reply(Said to) implements Task {}

    /** Another text for a message of one's own. */
    record Edit(Said of) implements Task {}
}
