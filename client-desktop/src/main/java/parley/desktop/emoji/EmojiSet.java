package parley.desktop.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All emoji there are pictures of. Read once, on first use; safe for use by many threads. */
public final class EmojiSet {
    /** Longest emoji in UTF-16 units. */
    private static final int LONGEST = 20;

    private static final int[] TONES = {0x1F3FB, 0x1F3FC, 0x1F3FD, 0x1F3FE, 0x1F3FF};
    private static final char AS_PICTURE = '\uFE0F';

    private final List<Emoji> all;
    private final Map<String, Emoji> byText = new HashMap<>();

    private EmojiSet(List<Emoji> all) {
        this.all = List.copyOf(all);
        for (var emoji : all) {
            learn(emoji);
            emoji.tones().forEach(this::learn);
        }
    }

    private void learn(Emoji emoji) {
        byText.put(emoji.text(), emoji);
        var bare = emoji.text().replace(String.valueOf(AS_PICTURE), "");
        boolean picture = bare.codePoints().anyMatch(Character::isEmojiPresentation);
        if (picture || bare.codePointCount(0, bare.length()) > 1) {
            byText.putIfAbsent(bare, emoji);
        }
    }

    /** The emoji that come with the program. */
    public static EmojiSet bundled() {
        return Bundled.SET;
    }

    /** Every emoji in the order of the picker, without its tones. */
    public List<Emoji> all() {
        return all;
    }

    /** The emoji written so. */
    public Optional<Emoji> find(String text) {
        return Optional.ofNullable(byText.get(text));
    }

    /** How many UTF-16 units the emoji at {@code at} takes; 0 when none stands there. */
    public int lengthAt(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        char first = text.charAt(at);
        if (first < 0x80 && !(at + 1 < text.length() && text.charAt(at + 1) >= 0x20E3)) {
            return 0;
        }
        for (int end = Math.min(text.length(), at + LONGEST); end > at; end--) {
            if (byText.containsKey(text.substring(at, end))) {
                return end - at;
            }
        }
        return 0;
    }

    /** Those whose names hold all words, best first. */
    public List<Emoji> search(String query, int limit) {
        var words = query.strip().toLowerCase(Locale.ROOT).split("[\\s_]+", -1);
        record Found(Emoji emoji, int rank) {}
        var found = new ArrayList<Found>();
        for (var emoji : all) {
            int rank = 0;
            for (var word : words) {
                int one = rank(emoji, word);
                rank = one < 0 || rank < 0 ? -1 : Math.max(rank, one);
            }
            if (rank >= 0) {
                found.add(new Found(emoji, rank));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Found::rank))
                .limit(limit)
                .map(Found::emoji)
                .toList();
    }

    /** 0 a name of its own, 1 the beginning of one, 2 the beginning of a word, -1 nothing. */
    private static int rank(Emoji emoji, String word) {
        int best = -1;
        for (var name : emoji.words()) {
            if (name.equals(word)) {
                return 0;
            }
            if (name.startsWith(word)) {
                best = 1;
            } else if (best < 0 && name.contains(word)) {
                best = 3;
            }
        }
        if (best != 1) {
            for (var part : emoji.name().split(" ", -1)) {
                if (part.startsWith(word)) {
                    best = 2;
                }
            }
        }
        return best;
    }

    private static Emoji read(String line, int cell) {
        var parts = line.split("\t", -1);
        int first = Integer.parseInt(parts[1]);
        var group = Emoji.Group.valueOf(parts[2]);
        var words = List.of(parts[4].split(" ", -1));
        var tones = new ArrayList<Emoji>();
        for (int i = 0; first > 0 && i < TONES.length; i++) {
            var text = toned(parts[0], TONES[i]);
            tones.add(new Emoji(text, parts[3], words, group, first + i, List.of()));
        }
        return new Emoji(parts[0], parts[3], words, group, cell, tones);
    }

    /** The tone stands behind the first character of a person, or behind each of two. */
    private static String toned(String text, int tone) {
        var result = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean selector = points[i] == AS_PICTURE && i == 1;
            if (!selector) {
                result.appendCodePoint(points[i]);
            }
            boolean base = i == 0 || (i == points.length - 1 && holdsHands(points));
            if (base) {
                result.appendCodePoint(tone);
            }
        }
        return result.toString();
    }

    private static boolean holdsHands(int[] points) {
        return points.length > 3
                && Character.charCount(points[points.length - 1]) == 2
                && isPerson(points[points.length - 1]);
    }

    private static boolean isPerson(int point) {
        return point == 0x1F468 || point == 0x1F469 || point == 0x1F9D1;
    }

    private static final class Bundled {
        static final EmojiSet SET = load();

        private Bundled() {}

        private static EmojiSet load() {
            try (var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    Objects.requireNonNull(
                                            EmojiSet.class.getResourceAsStream("emoji.tsv")),
                                    StandardCharsets.UTF_8))) {
                var all = new ArrayList<Emoji>();
                for (var line : in.lines().toList()) {
                    all.add(read(line, all.size()));
                }
                return new EmojiSet(all);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the list of emoji", e);
            }
        }
    }
}
