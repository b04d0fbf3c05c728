package parley.desktop.theme;

/** Which colours are shown. */
public enum Appearance {
    /** Light or dark, as the operating system has it now. */
    SYSTEM,
    LIGHT,
    DARK
}
