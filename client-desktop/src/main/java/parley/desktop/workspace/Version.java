package parley.desktop.workspace;

import java.time.Instant;

/** What a message said from {@code at} on; {@code number}: 1 is how it was sent. */
public record Version(int number, Instant at, String text) {}
