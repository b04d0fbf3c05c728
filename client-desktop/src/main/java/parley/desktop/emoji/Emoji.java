package parley.desktop.emoji;

import java.util.List;

/**
 * One emoji.
 *
 * @param text the characters it is written with
 * @param name what it is called, for screen readers and search
 * @param words other names, such as {@code thumbsup}
 * @param cell its place in the sheets
 * @param tones the same in the five skin tones, light to dark; empty where it has none
 */
public record Emoji(
        String text, String name, List<String> words, Group group, int cell, List<Emoji> tones) {
    public Emoji {
        words = List.copyOf(words);
        tones = List.copyOf(tones);
    }

    /** The groups in the order of the picker. */
    public enum Group {
        SMILEYS,
        PEOPLE,
        NATURE,
        FOOD,
        ACTIVITIES,
        TRAVEL,
        OBJECTS,
        SYMBOLS,
        FLAGS
    }

    /** In a skin tone, 1 to 5; 0 or an emoji without tones: as it is. */
    public Emoji toned(int tone) {
        return tone >= 1 && tone <= tones.size() ? tones.get(tone - 1) : this;
    }
}
