package parley.desktop.notify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The program that shows a notice of the operating system. What people wrote is an argument or in
 * the environment, never a part of a script, and no shell reads it.
 *
 * @param words the program and its arguments
 * @param environment what it is given besides
 */
record NoticeCommand(List<String> words, Map<String, String> environment) {
    /** Longer texts are cut, in UTF-16 units. */
    static final int LONGEST = 200;

    private static final String BALLOON =
            "Add-Type -AssemblyName System.Windows.Forms;"
                    + "$n = New-Object System.Windows.Forms.NotifyIcon;"
                    + "$n.Icon = [System.Drawing.SystemIcons]::Information;"
                    + "$n.Visible = $true;"
                    + "$n.ShowBalloonTip(6000, $env:PARLEY_TITLE, $env:PARLEY_TEXT, 'None');"
                    + "Start-Sleep -Seconds 7;"
                    + "$n.Dispose()";

    NoticeCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** For the system called {@code os}, as in {@code os.name}; empty: none is known. */
    static Optional<NoticeCommand> of(String os, String title, String text) {
        var name = os.toLowerCase(Locale.ROOT);
        // neither can begin like an option of the program
        var head = "Parley: " + plain(title);
        var body = plain(text);
        if (name.contains("linux")) {
            return Optional.of(
                    new NoticeCommand(
                            List.of("notify-send", "--app-name=Parley", "--", head, unmarked(body)),
                            Map.of()));
        }
        if (name.contains("mac")) {
            return Optional.of(
                    new NoticeCommand(
                            List.of(
                                    "osascript",
                                    "-e",
                                    "on run argv",
                                    "-e",
                                    "display notification (item 2 of argv) with title (item 1 of argv)",
                                    "-e",
                                    "end run",
                                    head,
                                    body),
                            Map.of()));
        }
        if (name.contains("windows")) {
            return Optional.of(
                    new NoticeCommand(
                            List.of(
                                    "powershell",
                                    "-NoProfile",
                                    "-NonInteractive",
                                    "-Command",
                                    BALLOON),
                            Map.of("PARLEY_TITLE", head, "PARLEY_TEXT", body)));
        }
        return Optional.empty();
    }

    /** One line without control characters; never empty. */
    private static String plain(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        var cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return cut.isEmpty() ? "…" : cut;
    }

    /** Some desktops read mark-up in the text: what could begin it is written otherwise. */
    private static String unmarked(String text) {
        return text.replace('<', '‹').replace('>', '›').replace("&", "＆").replace('\\', '∖');
    }
}
