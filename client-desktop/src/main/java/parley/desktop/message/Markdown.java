package parley.desktop.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads the part of Markdown that messages are written in: bold, italic, strike, code, fenced code,
 * lists, quotes, links. Everything else stays as it was typed; HTML is text. What comes out is
 * bounded in depth and number, whatever goes in.
 */
public final class Markdown {
    /** Deeper quotes and lists are shown flat. */
    static final int DEPTH = 5;

    /** Styles within styles beyond this are left out. */
    private static final int INLINE_DEPTH = 12;

    /** More stretches than this, and the message is shown as it was typed. */
    static final int MOST = 1_500;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    StrikethroughExtension.builder()
                                            .requireTwoTildes(true)
                                            .build()))
                    .enabledBlockTypes(
                            Set.of(FencedCodeBlock.class, BlockQuote.class, ListBlock.class))
                    .includeSourceSpans(IncludeSourceSpans.NONE)
                    .maxOpenBlockParsers(24)
                    .maxInlineNesting(24)
                    .build();

    private int made;

    private Markdown() {}

    /** The blocks of a message. */
    public static List<Block> blocks(String text) {
        var safe = SafeText.of(text);
        var reading = new Markdown();
        var blocks = reading.children(PARSER.parse(safe), 0);
        return reading.made > MOST || blocks.isEmpty() ? plain(safe) : blocks;
    }

    /** The one block of a text that is not Markdown. */
    public static List<Block> plain(String text) {
        return List.of(new Block.Paragraph(Span.of(SafeText.of(text))));
    }

    /** What is read when a message has to fit on a line or two: its words without their marks. */
    public static String brief(String text, int longest) {
        var brief = new StringBuilder();
        words(blocks(text), brief);
        var words = brief.toString().replaceAll("\\s+", " ").strip();
        return words.length() > longest ? words.substring(0, longest) + "…" : words;
    }

    private static void words(List<Block> blocks, StringBuilder into) {
        for (var block : blocks) {
            switch (block) {
                case Block.Paragraph p -> p.spans().forEach(s -> into.append(s.text()));
                case Block.Code code -> into.append(code.text());
                case Block.Quote quote -> words(quote.blocks(), into);
                case Block.Points points -> points.points().forEach(p -> words(p, into));
            }
            into.append(' ');
        }
    }

    private List<Block> children(Node parent, int depth) {
        var blocks = new ArrayList<Block>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (made > MOST) {
                break;
            }
            made++;
            switch (node) {
                case FencedCodeBlock code ->
                        blocks.add(
                                new Block.Code(
                                        code.getInfo() == null ? "" : code.getInfo().strip(),
                                        code.getLiteral().stripTrailing()));
                case BlockQuote quote -> {
                    var inner = children(quote, depth + 1);
                    if (depth >= DEPTH) {
                        blocks.addAll(inner);
                    } else {
                        blocks.add(new Block.Quote(inner));
                    }
                }
                case ListBlock list when depth >= DEPTH -> {
                    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                        blocks.addAll(children(item, depth + 1));
                    }
                }
                case ListBlock list -> blocks.add(points(list, depth));
                default -> blocks.add(paragraph(node));
            }
        }
        return blocks;
    }

    private Block points(ListBlock list, int depth) {
        var points = new ArrayList<List<Block>>();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            points.add(children(item, depth + 1));
        }
        int first =
                list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                        ? ordered.getMarkerStartNumber()
                        : list instanceof BulletList ? 0 : 1;
        return new Block.Points(first, points);
    }

    private Block paragraph(Node paragraph) {
        var spans = new ArrayList<Span>();
        inline(paragraph, EnumSet.noneOf(Style.class), 0, spans);
        return new Block.Paragraph(merged(spans));
    }

    private void inline(Node parent, EnumSet<Style> styles, int depth, List<Span> into) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (made++ > MOST) {
                return;
            }
            switch (node) {
                case Text text -> into.add(new Span.Plain(text.getLiteral(), styles));
                case Code code ->
                        into.add(new Span.Plain(code.getLiteral(), with(styles, Style.CODE)));
                case HtmlInline html -> into.add(new Span.Plain(html.getLiteral(), styles));
                case SoftLineBreak _, HardLineBreak _ -> into.add(new Span.Plain("\n", styles));
                case Link link -> link(link.getDestination(), link, styles, into);
                case Image image -> link(image.getDestination(), image, styles, into);
                case Emphasis _ -> deeper(node, with(styles, Style.ITALIC), depth, into);
                case StrongEmphasis _ -> deeper(node, with(styles, Style.BOLD), depth, into);
                case Strikethrough _ -> deeper(node, with(styles, Style.STRIKE), depth, into);
                default -> deeper(node, styles, depth, into);
            }
        }
    }

    private void deeper(Node node, EnumSet<Style> styles, int depth, List<Span> into) {
        if (depth < INLINE_DEPTH) {
            inline(node, styles, depth + 1, into);
        } else {
            into.add(new Span.Plain(text(node), styles));
        }
    }

    private static void link(String target, Node node, Set<Style> styles, List<Span> into) {
        var text = text(node);
        if (Span.allowed(target)) {
            into.add(new Span.Link(text.isBlank() ? target : text, target));
        } else {
            var shown = target.isEmpty() || target.equals(text) ? text : text + " (" + target + ")";
            into.add(new Span.Plain(shown, styles));
        }
    }

    private static EnumSet<Style> with(Set<Style> styles, Style more) {
        var both = EnumSet.of(more);
        both.addAll(styles);
        return both;
    }

    /** All text below a node; walks without recursion, for it may be deep. */
    private static String text(Node top) {
        var text = new StringBuilder();
        var node = top.getFirstChild();
        while (node != null) {
            switch (node) {
                case Text t -> text.append(t.getLiteral());
                case Code c -> text.append(c.getLiteral());
                case HtmlInline h -> text.append(h.getLiteral());
                case SoftLineBreak _, HardLineBreak _ -> text.append(' ');
                default -> {}
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            while (node != null && !node.equals(top) && node.getNext() == null) {
                node = node.getParent();
            }
            node = node == null || node.equals(top) ? null : node.getNext();
        }
        return text.toString();
    }

    /** Neighbours of one style become one, and addresses in plain text become links. */
    private static List<Span> merged(List<Span> spans) {
        var merged = new ArrayList<Span>();
        var run = new StringBuilder();
        Set<Style> style = Set.of();
        for (var span : spans) {
            if (span instanceof Span.Plain plain
                    && (run.isEmpty() || plain.styles().equals(style))) {
                style = plain.styles();
                run.append(plain.text());
                continue;
            }
            flush(run, style, merged);
            if (span instanceof Span.Plain plain) {
                style = plain.styles();
                run.append(plain.text());
            } else {
                merged.add(span);
            }
        }
        flush(run, style, merged);
        return merged;
    }

    private static void flush(StringBuilder run, Set<Style> style, List<Span> into) {
        if (run.isEmpty()) {
            return;
        }
        var text = run.toString();
        run.setLength(0);
        if (style.contains(Style.CODE)) {
            into.add(new Span.Plain(text, style));
        } else {
            into.addAll(Span.of(text, style));
        }
    }
}
