package parley.desktop.main;

import parley.desktop.attention.AttentionViewModel;
import parley.desktop.host.HostPanelViewModel;
import parley.desktop.moderation.ModerationViewModel;
import parley.desktop.search.SearchViewModel;

/** What the main column shows. */
public sealed interface Center {
    /** No room is open. */
    record Nothing() implements Center {}

    /** A room. */
    record InRoom(OpenRoom room) implements Center {}

    /** Search, in place of the timeline. */
    record Searching(SearchViewModel search) implements Center {}

    /** The server on this PC. */
    record Host(HostPanelViewModel panel) implements Center {}

    /** Looking after a room or the workspace. */
    record Moderating(ModerationViewModel moderation) implements Center {}

    /** Unread messages or mentions. */
    record Attention(AttentionViewModel attention) implements Center {}
}
