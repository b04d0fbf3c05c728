package parley.desktop.message;

import java.util.stream.Collectors;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.FileRef;

/** What a message says where there is room for a line only: its words, else what it carries. */
public final class Brief {
    private Brief() {}

    public static String of(Said said, Texts texts) {
        return of(said.text(), said.extra().attached(), texts);
    }

    /** The words, else the names of the files, else that it is a voice note. */
    public static String of(String text, Attached attached, Texts texts) {
        if (!text.isEmpty() || attached.isEmpty()) {
            return text;
        }
        return attached.voice()
                .map(v -> texts.get("files.note", time(v.ms())))
                .orElseGet(() ->
                        attached.files().stream()
                                .map(FileRef::name)
                                .collect(Collectors.joining(", ")));
    }

    /** Minutes and seconds: {@code 0:42}. */
    public static String time(long ms) {
        long seconds = (Math.max(0, ms) + 500) / 1000;
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
