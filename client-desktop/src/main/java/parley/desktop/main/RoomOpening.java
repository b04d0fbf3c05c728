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

    OpenRoom room(Workspace workspace, RoomSummary summary) {
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
                        workspace.card().id(),
                        summary.name(),
                        conversation.files(),
                        timeline::messages);
        timeline.actions(
                new RoomHooks(main, summary, conversation, composer, details).actions(attachments));
        var transfers = new TransfersViewModel(conversation.transfers(), background);
        var tray = new TrayViewModel(conversation.transfers(), media.outside(), background);
        composer.enclose(tray);
        var recorder =
                media.voice()
                        .recorder(
                                summary.id(), conversation.transfers(), media.outside().scratch());
        var files = new FileListViewModel(conversation.files(), summary.id(), background);
        var tools =
                new RoomTools(
                        transfers, tray, recorder, media.player(), files, attachments.downloads());
        return new OpenRoom(summary, timeline, composer, details, tools, background);
    }
}
