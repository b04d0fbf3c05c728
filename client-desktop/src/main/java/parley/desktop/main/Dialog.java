package parley.desktop.main;

import java.util.List;
import java.util.Optional;
import parley.desktop.emoji.EmojiPickerViewModel;
import parley.desktop.file.AllTransfersViewModel;
import parley.desktop.forward.ForwardViewModel;
import parley.desktop.forward.VersionsViewModel;
import parley.desktop.invite.InviteViewModel;
import parley.desktop.join.SignInAgainViewModel;
import parley.desktop.later.TimingViewModel;
import parley.desktop.later.WaitingViewModel;
import parley.desktop.message.Span;
import parley.desktop.picture.Pictures;
import parley.desktop.picture.ViewerViewModel;
import parley.desktop.preferences.PreferencesViewModel;
import parley.desktop.profile.ProfileViewModel;
import parley.desktop.question.Question;
import parley.desktop.room.DirectoryViewModel;
import parley.desktop.room.Leave;
import parley.desktop.room.NameViewModel;
import parley.desktop.room.NewRoomViewModel;
import parley.desktop.search.DayViewModel;
import parley.desktop.switcher.SwitcherViewModel;
import parley.desktop.workspace.TimelineEntry;

/** What lies over a window. */
public sealed interface Dialog {
    /** Making an invite. */
    record Inviting(InviteViewModel model) implements Dialog {}

    /** Making a room. */
    record MakingRoom(NewRoomViewModel model) implements Dialog {}

    /** Looking for rooms and people. */
    record Browsing(DirectoryViewModel model) implements Dialog {}

    /** Going somewhere by its name. */
    record Switching(SwitcherViewModel model) implements Dialog {}

    /** Naming a section of the room list. */
    record Naming(NameViewModel model) implements Dialog {}

    /** Signing in again. */
    record SigningIn(SignInAgainViewModel model) implements Dialog {}

    /** Settings, with one of their pages first. */
    record Preferring(PreferencesViewModel.Page page) implements Dialog {}

    /** The list of keys. */
    record Keys() implements Dialog {}

    /** Leaving a room needs a yes. */
    record Leaving(Leave model) implements Dialog {}

    /** Erasing messages needs a yes. */
    record Deleting(List<TimelineEntry.Said> messages, Runnable yes) implements Dialog {}

    /** Something else that needs a yes. */
    record Asking(Question question) implements Dialog {}

    /** A link that leads elsewhere than it reads needs a yes. */
    record Following(Span.Link link) implements Dialog {}

    /** Choosing an emoji. */
    record PickingEmoji(EmojiPickerViewModel model) implements Dialog {}

    /** Choosing where a message goes once more. */
    record Forwarding(ForwardViewModel model) implements Dialog {}

    /** What a message said before. */
    record Reading(VersionsViewModel model) implements Dialog {}

    /** Choosing a time to come; {@code waiting} shows what waits already. */
    record Timing(TimingViewModel model, Runnable waiting) implements Dialog {}

    /** What waits for its time. */
    record Waiting(WaitingViewModel model, Optional<Pictures> pictures) implements Dialog {}

    /** Going to a day of the open room. */
    record GoingToDay(DayViewModel model) implements Dialog {}

    /** A picture over everything. */
    record Viewing(ViewerViewModel model, Pictures pictures) implements Dialog {}

    /** Everything on its way. */
    record Transferring(AllTransfersViewModel model) implements Dialog {}

    /** A person. */
    record Person(ProfileViewModel model) implements Dialog {}
}
