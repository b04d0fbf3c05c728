package parley.desktop.timeline;

import parley.desktop.message.Span;

/** Where a link of a message goes. */
final class Links {
    private Links() {}

    /**
     * Opens it at once; one to a message here, or one that reads like another, goes through the
     * window.
     */
    static void open(Span.Link link, TimelineViewModel model, RowKit kit) {
        boolean through = link.disguised() || link.target().startsWith("parley:");
        if (through && model.actions().isPresent()) {
            model.actions().get().follow(link);
        } else {
            kit.openLink().accept(link.target());
        }
    }
}
