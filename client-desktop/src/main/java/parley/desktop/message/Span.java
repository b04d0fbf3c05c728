package parley.desktop.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A stretch of a message's text. */
public sealed interface Span {
    /** What is read. */
    String text();

    /** Text as it is. */
    record Plain(String text, Set<Style> styles) implements Span {
        public Plain {
            styles = Set.copyOf(styles);
        }

        public Plain(String text) {
            this(text, Set.of());
        }
    }

    /** An address that can be opened. */
    record Link(String text, String target) implements Span {
        /** Whether what is read is not where it leads; then a click asks first. */
        public boolean disguised() {
            return !text.equals(target) && !target.equals("mailto:" + text);
        }
    }

    /** Only these schemes are ever opened. */
    Pattern LINK =
            Pattern.compile(
                    "\\b(?:https?://|mailto:|parley://)[^\\s<>\"]{1,2000}",
                    Pattern.CASE_INSENSITIVE);

    /** Whether something that says it is an address may be opened. */
    static boolean allowed(String target) {
        var lower = target.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://")
                || lower.startsWith("https://")
                || lower.startsWith("mailto:")
                || lower.startsWith("parley://");
    }

    /** Cuts text into spans; joined they are the text again. */
    static List<Span> of(String text) {
        return of(text, EnumSet.noneOf(Style.class));
    }

    /** Cuts text of one style into spans. */
    static List<Span> of(String text, Set<Style> styles) {
        var spans = new ArrayList<Span>();
        var matcher = LINK.matcher(text);
        int from = 0;
        while (matcher.find()) {
            var target = withoutTail(matcher.group());
            if (matcher.start() > from) {
                spans.add(new Plain(text.substring(from, matcher.start()), styles));
            }
            spans.add(new Link(target, target));
            from = matcher.start() + target.length();
        }
        if (from < text.length()) {
            spans.add(new Plain(text.substring(from), styles));
        }
        return spans;
    }

    /** A full stop or a bracket that closes the sentence does not belong to the address. */
    private static String withoutTail(String target) {
        int end = target.length();
        while (end > 0 && ".,;:!?)]}'\u2019\u201d".indexOf(target.charAt(end - 1)) >= 0) {
            if (target.charAt(end - 1) == ')' && balanced(target.substring(0, end))) {
                break;
            }
            end--;
        }
        return target.substring(0, end);
    }

    private static boolean balanced(String text) {
        return text.chars().filter(c -> c == '(').count()
                >= text.chars().filter(c -> c == ')').count();
    }
}
