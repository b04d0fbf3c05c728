package parley.desktop.main;

import parley.desktop.invite.InviteViewModel;
import parley.desktop.join.SignInAgainViewModel;
import parley.desktop.room.DirectoryViewModel;
import parley.desktop.room.Leave;
import parley.desktop.room.NewRoomViewModel;
import parley.desktop.switcher.SwitcherViewModel;

/** What lies over the main window. */
public sealed interface Dialog {
    /** Making an invite. */
    record Inviting(InviteViewModel model) implements Dialog {}

    /** Making a room. */
    record MakingRoom(NewRoomViewModel model) implements Dialog {}

    /** Looking for rooms and people. */
    record Browsing(DirectoryViewModel model) implements Dialog {}

    /** Going somewhere by its name. */
    record Switching(SwitcherViewModel model) implements Dialog {}

    /** Signing in again. */
    record SigningIn(SignInAgainViewModel model) implements Dialog {}

    /** Settings. */
    record Preferring() implements Dialog {}

    /** The list of keys. */
    record Keys() implements Dialog {}

    /** Leaving a room needs a yes. */
    record Leaving(Leave model) implements Dialog {}
}
