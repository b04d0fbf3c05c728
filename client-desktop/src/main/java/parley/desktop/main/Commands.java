package parley.desktop.main;

import java.util.ArrayList;
import java.util.List;
import parley.desktop.attention.AttentionViewModel.Kind;
import parley.desktop.keys.Deed;
import parley.desktop.switcher.SwitcherViewModel.Item.Command;

/** What the quick switcher can do; nothing destructive comes first. */
final class Commands {
    private Commands() {}

    static List<Command> of(MainViewModel main) {
        var all = new ArrayList<Command>();
        if (main.moderation().offersRoom()) {
            all.add(new Command("command.manageRoom", "", main.moderation()::room));
        }
        if (main.moderation().offersWorkspace()) {
            all.add(new Command("command.manage", "", main.moderation()::workspace));
        }
        all.addAll(0, usual(main));
        return all;
    }

    private static List<Command> usual(MainViewModel main) {
        var keys = main.keymap();
        return List.of(
                new Command("command.browse", keys.name(Deed.BROWSE), main.opening()::browse),
                new Command("command.newRoom", keys.name(Deed.NEW_ROOM), main.opening()::newRoom),
                new Command("command.invite", "", main.opening()::invite),
                new Command("command.search", keys.name(Deed.SEARCH_ALL), () -> main.search(false)),
                new Command(
                        "command.unread",
                        keys.name(Deed.UNREAD_VIEW),
                        () -> main.attention(Kind.UNREAD)),
                new Command(
                        "command.mentions",
                        keys.name(Deed.MENTIONS_VIEW),
                        () -> main.attention(Kind.MENTIONS)),
                new Command(
                        "command.day", keys.name(Deed.DAY), () -> main.inRoom(OpenRoom::goToDay)),
                new Command(
                        "command.transfers", keys.name(Deed.TRANSFERS), main.media()::transfers),
                new Command("command.waiting", "", main.timed()::waiting),
                new Command(
                        "command.ownWindow",
                        "Ctrl+Enter",
                        () -> main.inRoom(r -> main.windows().open(r.roomProperty().get()))),
                new Command("command.saved", "", main.opening()::saved),
                new Command("command.readRoom", keys.name(Deed.READ_ROOM), main.reading()::room),
                new Command("command.readAll", "", main.reading()::all),
                new Command(
                        "command.preferences",
                        keys.name(Deed.PREFERENCES),
                        main.opening()::preferences),
                new Command("command.keys", keys.name(Deed.KEYS), main.opening()::keys),
                new Command("command.add", "", main::addWorkspace),
                new Command("command.leave", "", main.care()::askLeave));
    }
}
