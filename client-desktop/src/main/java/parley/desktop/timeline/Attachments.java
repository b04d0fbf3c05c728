package parley.desktop.timeline;

import java.util.function.Consumer;
import parley.desktop.file.DownloadsViewModel;
import parley.desktop.picture.Pictures;
import parley.protocol.FileRef;

/**
 * What the files of messages need.
 *
 * @param view shows a picture large
 */
public record Attachments(
        DownloadsViewModel downloads, Pictures pictures, Consumer<FileRef> view) {}
