package parley.desktop.main;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.desktop.composer.ComposerViewModel;
import parley.desktop.emoji.EmojiPickerViewModel;
import parley.desktop.forward.ForwardViewModel;
import parley.desktop.forward.VersionsViewModel;
import parley.desktop.message.Span;
import parley.desktop.profile.ProfileViewModel;
import parley.desktop.search.DayViewModel;
import parley.desktop.text.Line;
import parley.desktop.timeline.TimelineViewModel;
import parley.desktop.voice.RecorderViewModel;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Workspace;

/** What a room asks and shows over the window it stands in. UI thread only. */
public final class RoomDialogs {
    private final MainViewModel main;
    private final Surface surface;
    private final Workspace workspace;
    private final RoomSummary room;
    private final InstantSource clock;
    private final ZoneId zone;

    RoomDialogs(
            MainViewModel main,
            Surface surface,
            Workspace workspace,
            RoomSummary room,
            InstantSource clock,
            ZoneId zone) {
        this.main = main;
        this.surface = surface;
        this.workspace = workspace;
        this.room = room;
        this.clock = clock;
        this.zone = zone;
    }

    /** The window. */
    Surface surface() {
        return surface;
    }

    void open(Dialog dialog) {
        surface.dialogProperty().set(dialog);
    }

    /** Asks for a day of the room. */
    void goToDay(TimelineViewModel timeline) {
        open(
                new Dialog.GoingToDay(
                        new DayViewModel(
                                clock,
                                zone,
                                time -> {
                                    surface.uncover();
                                    timeline.jumpTo(time);
                                })));
    }

    /** Lets one choose a room that gets messages of this one once more. */
    void forward(List<Said> said) {
        open(
                new Dialog.Forwarding(
                        new ForwardViewModel(
                                workspace,
                                room,
                                said,
                                main.background(),
                                done -> {
                                    surface.uncover();
                                    surface.say(Toast.told(done));
                                })));
    }

    /** Shows what a message said before. */
    void versions(Said said) {
        var conversation = workspace.conversation(room.id());
        var model = new VersionsViewModel(conversation, said, main.background());
        open(new Dialog.Reading(model));
        model.open();
    }

    /** Erases messages after a yes. */
    void askDelete(List<Said> said, Runnable yes) {
        open(
                new Dialog.Deleting(
                        said,
                        () -> {
                            surface.uncover();
                            yes.run();
                        }));
    }

    /** Opens the emoji picker; {@code picked} gets what was chosen. */
    public void pickEmoji(Consumer<String> picked) {
        open(
                new Dialog.PickingEmoji(
                        new EmojiPickerViewModel(
                                main.memory(),
                                emoji -> {
                                    surface.uncover();
                                    picked.accept(emoji);
                                })));
    }

    /** Shows a person; {@code member}: what they are in the room. */
    public void profile(Person person, Optional<RoomMember> member) {
        open(
                new Dialog.Person(
                        new ProfileViewModel(
                                workspace,
                                room,
                                person,
                                member,
                                main.background(),
                                direct -> main.go(workspace, direct),
                                surface::uncover)));
    }

    /** Opens a link; one that leads elsewhere than it reads after a question. */
    void follow(Span.Link link) {
        if (!main.openHere(link.target())) {
            open(new Dialog.Following(link));
        }
    }

    /** Asks when what is written is to be sent; without a text shows what waits. */
    void sendLater(ComposerViewModel composer) {
        main.timed().sendLater(workspace, surface, room, composer);
    }

    /** Asks when a recording that waits is to be sent. */
    void sendLater(RecorderViewModel recorder) {
        main.timed().sendLater(workspace, surface, recorder);
    }

    /** Asks when one wants to be reminded of a message. */
    void remind(Said said) {
        main.timed().remind(workspace, surface, room, said);
    }

    void problem(Line problem) {
        surface.say(Toast.problem(problem));
    }
}
