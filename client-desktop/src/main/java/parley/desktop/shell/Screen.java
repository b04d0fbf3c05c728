package parley.desktop.shell;

import parley.desktop.host.HostStartViewModel;
import parley.desktop.join.JoinViewModel;

/** What the window shows. */
public sealed interface Screen {
    /** Nothing yet: what was entered before is being read. */
    record Opening() implements Screen {}

    /** The three doors. */
    record Doors() implements Screen {}

    /** Entering a workspace that runs elsewhere. */
    record Joining(JoinViewModel model) implements Screen {}

    /** Starting one on this PC. */
    record StartingHere(HostStartViewModel model) implements Screen {}

    /** The main window. */
    record Main() implements Screen {}
}
