package parley.desktop.message;

/** How a stretch of text is set off from the rest. */
public enum Style {
    BOLD,
    ITALIC,
    STRIKE,
    CODE
}
