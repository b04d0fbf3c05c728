package parley.desktop.workspace;

import parley.protocol.UserId;

/**
 * Somebody, as they are shown: {@code name} is the user name, {@code displayName} what one reads.
 */
public record Person(UserId id, String name, String displayName) {}
