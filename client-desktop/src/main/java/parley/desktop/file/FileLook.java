package parley.desktop.file;

import java.util.Set;
import org.kordamp.ikonli.feather.Feather;
import parley.client.transfer.Programs;
import parley.protocol.FileKind;
import parley.protocol.FileRef;

/** How a file is called and drawn, by its kind and its name's ending. */
public enum FileLook {
    PICTURE("file.kind.picture", Feather.IMAGE),
    VIDEO("file.kind.video", Feather.FILM),
    AUDIO("file.kind.audio", Feather.MUSIC),
    ARCHIVE("file.kind.archive", Feather.ARCHIVE),
    SHEET("file.kind.sheet", Feather.FILE_TEXT),
    DOCUMENT("file.kind.document", Feather.FILE_TEXT),
    CODE("file.kind.code", Feather.CODE),
    PROGRAM("file.kind.program", Feather.ALERT_TRIANGLE),
    OTHER("file.kind.other", Feather.FILE);

    private static final Set<String> ARCHIVES =
            Set.of("zip", "7z", "rar", "tar", "gz", "tgz", "xz", "bz2", "zst");
    private static final Set<String> SHEETS = Set.of("xlsx", "xls", "ods", "csv", "tsv");
    private static final Set<String> DOCUMENTS =
            Set.of("pdf", "doc", "docx", "odt", "rtf", "txt", "md", "ppt", "pptx", "odp", "epub");
    private static final Set<String> CODES =
            Set.of("java", "c", "h", "cpp", "rs", "go", "json", "xml", "yaml", "yml", "toml");

    private final String key;
    private final Feather icon;

    FileLook(String key, Feather icon) {
        this.key = key;
        this.icon = icon;
    }

    /** By what opening it would do first: a program is one, whatever it claims to be. */
    public static FileLook of(FileRef file) {
        var ending = Programs.extension(file.name());
        if (Programs.mayRun(file.name())) {
            return PROGRAM;
        }
        return switch (FileKind.of(file.mime())) {
            case PICTURE -> PICTURE;
            case VIDEO -> VIDEO;
            case AUDIO, VOICE -> AUDIO;
            case OTHER -> byEnding(ending);
        };
    }

    private static FileLook byEnding(String ending) {
        if (ARCHIVES.contains(ending)) {
            return ARCHIVE;
        } else if (SHEETS.contains(ending)) {
            return SHEET;
        } else if (DOCUMENTS.contains(ending)) {
            return DOCUMENT;
        }
        return CODES.contains(ending) ? CODE : OTHER;
    }

    /** The key of what it is called. */
    public String key() {
        return key;
    }

    public Feather icon() {
        return icon;
    }
}
