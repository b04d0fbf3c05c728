package parley.client.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import parley.client.search.SearchHit.Highlight;

/** Finds the words of a query in a text again, the way the index found them. */
final class Highlighter {
    private final List<String> words;

    Highlighter(List<String> words) {
        this.words = words.stream().map(Highlighter::folded).filter(w -> !w.isEmpty()).toList();
    }

    List<Highlight> in(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        List<Integer> origin = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String f = folded(Character.toString(c));
            for (int k = 0; k < f.length(); k++) {
                origin.add(i);
            }
            folded.append(f);
            i += Character.charCount(c);
        }
        origin.add(text.length());
        List<Highlight> found = new ArrayList<>();
        for (String word : words) {
            for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
                if (begins(folded, at)) {
                    found.add(new Highlight(origin.get(at), end(text, origin, at + word.length())));
                }
            }
        }
        return merged(found);
    }

    private static int end(String text, List<Integer> origin, int folded) {
        int last = origin.get(folded - 1);
        return last + Character.charCount(text.codePointAt(last));
    }

    /** Words match by their beginning; in scripts without spaces every character begins one. */
    private static boolean begins(StringBuilder text, int at) {
        return at == 0
                || !Character.isLetterOrDigit(text.codePointBefore(at))
                || Character.isIdeographic(text.codePointAt(at))
                || text.codePointAt(at) >= 0x2E80;
    }

    private static List<Highlight> merged(List<Highlight> found) {
        found.sort(Comparator.comparingInt(Highlight::from));
        List<Highlight> merged = new ArrayList<>();
        for (Highlight each : found) {
            if (!merged.isEmpty() && merged.getLast().to() >= each.from()) {
                Highlight last = merged.removeLast();
                merged.add(new Highlight(last.from(), Math.max(last.to(), each.to())));
            } else {
                merged.add(each);
            }
        }
        return merged;
    }

    private static String folded(String text) {
        String base = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(base.length());
        base.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
