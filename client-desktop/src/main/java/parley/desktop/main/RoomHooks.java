package parley.desktop.main;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import parley.desktop.Background;
import parley.desktop.composer.ComposerViewModel;
import parley.desktop.details.DetailsViewModel;
import parley.desktop.message.Span;
import parley.desktop.text.Line;
import parley.desktop.timeline.Attachments;
import parley.desktop.timeline.MessageActions;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;

/** What a window does for the messages of a room it shows. */
final class RoomHooks implements MessageActions.Hooks {
    private final RoomDialogs dialogs;
    private final RoomSummary room;
    private final ComposerViewModel composer;
    private final DetailsViewModel details;

    RoomHooks(
            RoomDialogs dialogs,
            RoomSummary room,
            ComposerViewModel composer,
            DetailsViewModel details) {
        this.dialogs = dialogs;
        this.room = room;
        this.composer = composer;
        this.details = details;
    }

    MessageActions actions(
            Conversation conversation, Background background, Attachments attachments) {
        BooleanSupplier moderator = () -> room.role().atLeast(parley.protocol.RoomRole.MODERATOR);
        return new MessageActions(conversation, background, moderator, attachments, this);
    }

    @Override
    public void reply(Said said) {
        if (room.mayPost()) {
            composer.reply(said);
        }
    }

    @Override
    public void edit(Said said) {
        composer.edit(said);
    }

    @Override
    public void forward(List<Said> said) {
        dialogs.forward(said);
    }

    @Override
    public void versions(Said said) {
        dialogs.versions(said);
    }

    @Override
    public void askDelete(List<Said> said, Runnable yes) {
        dialogs.askDelete(said, yes);
    }

    @Override
    public void pick(Consumer<String> chosen) {
        dialogs.pickEmoji(chosen);
    }

    @Override
    public void remind(Said said) {
        dialogs.remind(said);
    }

    @Override
    public void profile(Said said) {
        Optional<RoomMember> member =
                details.members().stream()
                        .filter(m -> m.person().id().equals(said.author().id()))
                        .findFirst();
        dialogs.profile(said.author(), member);
    }

    @Override
    public void follow(Span.Link link) {
        dialogs.follow(link);
    }

    @Override
    public void problem(Line problem) {
        dialogs.problem(problem);
    }
}
