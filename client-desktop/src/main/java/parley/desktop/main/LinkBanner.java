package parley.desktop.main;

import java.time.Instant;
import parley.desktop.workspace.Link;

/** What the banner over the timeline says about the connection. */
public sealed interface LinkBanner {
    /** All is well. */
    record None() implements LinkBanner {}

    /** Not connected; {@code waiting} messages go out later. */
    record Offline(Instant since, int waiting) implements LinkBanner {}

    /** Not connected because this computer's disk cannot be written. */
    record NoDisk(Instant since) implements LinkBanner {}

    /** Connected again; {@code sent} messages went out. */
    record Back(int sent) implements LinkBanner {}

    /** Not connected, and a person has to do something. */
    record Ended(Link.Why why) implements LinkBanner {}
}
