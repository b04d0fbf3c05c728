package parley.desktop.workspace;

/** A word of a message that calls somebody, with its {@code @}; {@code me}: that is oneself. */
public record Mention(String word, boolean me) {}
