package parley.desktop.timeline;

import parley.desktop.file.DownloadsViewModel;

/** What the files of messages need. */
public record Attachments(DownloadsViewModel downloads) {}
