package parley.bench.history;

import java.util.Random;

/**
 * Texts that are the same on every machine, of words as unevenly frequent as in a language: the
 * first in a tenth of all places, the last once in a long while.
 */
final class Chatter {
    /** Different words in all. */
    static final int WORDS = 20_000;

    private static final String[] SYLLABLES = {
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
        "va"
    };

    private final Random random;

    Chatter(long seed) {
        random = new Random(seed);
    }

    /** The word of a rank; 0 is the most frequent. */
    static String word(int rank) {
        var word = new StringBuilder();
        int rest = rank;
        do {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
            rest /= SYLLABLES.length;
        } while (rest > 0);
        return word.append(rank % 7).toString();
    }

    /** 4 to 23 words. */
    String text() {
        int count = 4 + random.nextInt(20);
        var text = new StringBuilder(count * 8);
        for (int i = 0; i < count; i++) {
            if (i > 0) text.append(' ');
            text.append(word(rank()));
        }
        return text.toString();
    }

    /** Zipf's law: a rank is as frequent as its inverse. */
    private int rank() {
        return (int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1;
    }
}
