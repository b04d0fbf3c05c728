package parley.desktop.main;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import parley.desktop.composer.Completion;
import parley.desktop.composer.ComposerViewModel;
import parley.desktop.details.DetailsViewModel;
import parley.desktop.file.FileListViewModel;
import parley.desktop.file.TransfersViewModel;
import parley.desktop.file.TrayViewModel;
import parley.desktop.timeline.TimelineViewModel;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.Workspace;

/** Makes what a room needs when it is opened. */
final class RoomOpening {
    private final MainViewModel main;
    private final RoomMedia media;
    private final InstantSource clock;
    private final ZoneId zone;

    RoomOpening(MainViewModel main, RoomMedia media, InstantSource clock, ZoneId zone) {
        this.main = main;
        this.media = media;
        this.clock = clock;
        this.zone = zone;
    }

    /** A room as {@code surface} shows it. */
    OpenRoom room(Surface surface, Workspace workspace, RoomSummary summary) {
        var background = main.background();
        var conversation = workspace.conversation(summary.id());
        var timeline = new TimelineViewModel(conversation, workspace.card().me(), background, zone);
        var details = new DetailsViewModel(workspace, summary.id(), background);
        var composer =
                new ComposerViewModel(
                        conversation,
                        background,
                        clock,
                        new Completion(() -> List.copyOf(details.members())));
        composer.lastOwn(timeline::lastOwn);
        var attachments =
                media.attachments(
                        surface,
                        workspace.card().id(),
                        summary.name(),
                        conversation.files(),
                        timeline::messages);
        var dialogs = new RoomDialogs(main, surface, workspace, summary, clock, zone);
        timeline.actions(
                new RoomHooks(dialogs, summary, composer, details)
                        .actions(conversation, background, attachments));
        var transfers = new TransfersViewModel(conversation.transfers(), background);
        var tray = new TrayViewModel(conversation.transfers(), media.outside(), background);
        composer.enclose(tray);
        var recorder =
                media.voice()
                        .recorder(summary, conversation.transfers(), media.outside().scratch());
        var files = new FileListViewModel(conversation.files(), summary.id(), background);
        var tools =
                new RoomTools(
                        transfers, tray, recorder, media.player(), files, attachments.downloads());
        return new OpenRoom(summary, timeline, composer, details, tools, dialogs, background);
    }
}
