package parley.desktop.main;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import parley.desktop.composer.ComposerViewModel;
import parley.desktop.details.DetailsViewModel;
import parley.desktop.emoji.EmojiPickerViewModel;
import parley.desktop.forward.VersionsViewModel;
import parley.desktop.message.Span;
import parley.desktop.text.Line;
import parley.desktop.timeline.Attachments;
import parley.desktop.timeline.MessageActions;
import parley.desktop.workspace.Conversation;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;

/** What the main window does for the messages of the open room. */
final class RoomHooks implements MessageActions.Hooks {
    private final MainViewModel main;
    private final RoomSummary room;
    private final Conversation conversation;
    private final ComposerViewModel composer;
    private final DetailsViewModel details;
    private final BooleanSupplier moderator;

    RoomHooks(
            MainViewModel main,
            RoomSummary room,
            Conversation conversation,
            ComposerViewModel composer,
            DetailsViewModel details) {
        this.main = main;
        this.room = room;
        this.conversation = conversation;
        this.composer = composer;
        this.details = details;
        this.moderator = () -> room.role().atLeast(parley.protocol.RoomRole.MODERATOR);
    }

    MessageActions actions(Attachments attachments) {
        return new MessageActions(conversation, main.background(), moderator, attachments, this);
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
        main.forward(room, said);
    }

    @Override
    public void versions(Said said) {
        var model = new VersionsViewModel(conversation, said, main.background());
        main.dialogProperty().set(new Dialog.Reading(model));
        model.open();
    }

    @Override
    public void askDelete(List<Said> said, Runnable yes) {
        main.dialogProperty()
                .set(
                        new Dialog.Deleting(
                                said,
                                () -> {
                                    main.dialogProperty().set(null);
                                    yes.run();
                                }));
    }

    @Override
    public void pick(Consumer<String> chosen) {
        main.dialogProperty()
                .set(
                        new Dialog.PickingEmoji(
                                new EmojiPickerViewModel(
                                        main.memory(),
                                        emoji -> {
                                            main.dialogProperty().set(null);
                                            chosen.accept(emoji);
                                        })));
    }

    @Override
    public void remind(Said said) {
        main.timed().remind(room, said);
    }

    @Override
    public void profile(Said said) {
        Optional<RoomMember> member =
                details.members().stream()
                        .filter(m -> m.person().id().equals(said.author().id()))
                        .findFirst();
        main.profile(said.author(), member);
    }

    @Override
    public void follow(Span.Link link) {
        main.follow(link);
    }

    @Override
    public void problem(Line problem) {
        main.say(Toast.problem(problem));
    }
}
