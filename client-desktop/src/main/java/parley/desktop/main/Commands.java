package parley.desktop.main;

import java.util.ArrayList;
import java.util.List;
import parley.desktop.attention.AttentionViewModel.Kind;
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
        return List.of(
                new Command("command.browse", "Ctrl+N", main.opening()::browse),
                new Command("command.newRoom", "Ctrl+Shift+N", main.opening()::newRoom),
                new Command("command.invite", "", main.opening()::invite),
                new Command("command.search", "Ctrl+Shift+F", () -> main.search(false)),
                new Command("command.unread", "Ctrl+Shift+O", () -> main.attention(Kind.UNREAD)),
                new Command(
                        "command.mentions", "Ctrl+Shift+M", () -> main.attention(Kind.MENTIONS)),
                new Command("command.day", "Ctrl+G", () -> main.inRoom(OpenRoom::goToDay)),
                new Command("command.transfers", "Ctrl+J", main.media()::transfers),
                new Command("command.waiting", "", main.timed()::waiting),
                new Command(
                        "command.ownWindow",
                        "Ctrl+Enter",
                        () -> main.inRoom(r -> main.windows().open(r.roomProperty().get()))),
                new Command("command.saved", "", main.opening()::saved),
                new Command("command.readAll", "Shift+Esc", main::readAll),
                new Command("command.preferences", "Ctrl+,", main.opening()::preferences),
                new Command("command.keys", "Ctrl+/", main.opening()::keys),
                new Command("command.add", "", main::addWorkspace),
                new Command("command.leave", "", main.care()::askLeave));
    }
}
