package parley.desktop.workspace;

import java.time.Duration;

/** What an invite should be: {@code shortCode}: few characters, to be read aloud. */
public record InviteWish(boolean guest, boolean shortCode, int uses, Duration valid) {}
