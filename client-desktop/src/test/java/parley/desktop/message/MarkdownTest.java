package parley.desktop.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static List<Span> spans(String text) {
        return ((Block.Paragraph) Markdown.blocks(text).getFirst()).spans();
    }

    private static Span plain(String text, Style... styles) {
        return new Span.Plain(text, Set.of(styles));
    }

    @Test
    void stylesLieWithinEachOther() {
        assertThat(spans("a **b *c*** ~~d~~ `e*f*`"))
                .containsExactly(
                        plain("a "),
                        plain("b ", Style.BOLD),
                        plain("c", Style.BOLD, Style.ITALIC),
                        plain(" "),
                        plain("d", Style.STRIKE),
                        plain(" "),
                        plain("e*f*", Style.CODE));
    }

    @Test
    void aNewLineIsANewLine() {
        assertThat(spans("one\ntwo")).containsExactly(plain("one\ntwo"));
    }

    @Test
    void htmlIsText() {
        assertThat(spans("<b onclick=x>bold</b> <script>alert(1)</script>"))
                .containsExactly(plain("<b onclick=x>bold</b> <script>alert(1)</script>"));
        assertThat(spans("<div>\nx\n</div>")).containsExactly(plain("<div>\nx\n</div>"));
    }

    @Test
    void onlyAddressesOfTheFourSchemesAreLinks() {
        assertThat(spans("[here](https://example.org)"))
                .containsExactly(new Span.Link("here", "https://example.org"));
        assertThat(spans("[here](javascript:alert(1))"))
                .containsExactly(plain("here (javascript:alert(1))"));
        assertThat(spans("[f](file:///etc/passwd)"))
                .containsExactly(plain("f (file:///etc/passwd)"));
        assertThat(spans("see https://example.org/a_b_c."))
                .contains(new Span.Link("https://example.org/a_b_c", "https://example.org/a_b_c"));
    }

    @Test
    void aLinkThatReadsLikeAnotherAddressIsKnown() {
        assertThat(new Span.Link("https://bank.example", "https://evil.example").disguised())
                .isTrue();
        assertThat(new Span.Link("https://a.example", "https://a.example").disguised()).isFalse();
    }

    @Test
    void fencedCodeKeepsItsLinesAndItsLanguage() {
        assertThat(Markdown.blocks("```java\nint a;\n  int b;\n```"))
                .containsExactly(new Block.Code("java", "int a;\n  int b;"));
    }

    @Test
    void listsAndQuotesHoldBlocks() {
        var blocks = Markdown.blocks("- a\n- b\n\n> q");

        assertThat(blocks.get(0)).isInstanceOf(Block.Points.class);
        assertThat(((Block.Points) blocks.get(0)).points()).hasSize(2);
        assertThat(blocks.get(1)).isInstanceOf(Block.Quote.class);
    }

    @Test
    void aHashIsARoomNotAHeading() {
        assertThat(spans("# orders")).containsExactly(plain("# orders"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ", "*", "_a ", "[", "![", "- ", "`", "**a *b ", "<", "~~", "1. ", "&#", "]("
            })
    void aBombIsReadInTimeAndStaysSmall(String piece) {
        var bomb = piece.repeat(16_000 / piece.length());

        var blocks = assertTimeout(Duration.ofSeconds(20), () -> Markdown.blocks(bomb));

        assertThat(count(blocks)).isLessThan(2 * Markdown.MOST);
        assertThat(depth(blocks)).isLessThanOrEqualTo(Markdown.DEPTH + 2);
    }

    @Test
    void inBriefOnlyTheWordsAreLeft() {
        assertThat(Markdown.brief("**4 mm** `a`\n\n- one\n- two\n\n> q", 100))
                .isEqualTo("4 mm a one two q");
        assertThat(Markdown.brief("abcdef", 3)).isEqualTo("abc…");
    }

    @Test
    void towersOfMarksAreCut() {
        var tower = "a" + "\u0301".repeat(16_000) + "b";

        assertThat(spans(tower))
                .containsExactly(plain("a" + "\u0301".repeat(SafeText.MARKS) + "b"));
    }

    @Test
    void nothingTurnsTheLineRound() {
        assertThat(spans("exe.\u202Egpj")).containsExactly(plain("exe.gpj"));
    }

    private static int count(List<Block> blocks) {
        int count = 0;
        for (var block : blocks) {
            count +=
                    switch (block) {
                        case Block.Paragraph p -> p.spans().size();
                        case Block.Code _ -> 1;
                        case Block.Quote q -> 1 + count(q.blocks());
                        case Block.Points p ->
                                1 + p.points().stream().mapToInt(MarkdownTest::count).sum();
                    };
        }
        return count;
    }

    private static int depth(List<Block> blocks) {
        int depth = 0;
        for (var block : blocks) {
            int inner =
                    switch (block) {
                        case Block.Paragraph _, Block.Code _ -> 0;
                        case Block.Quote q -> depth(q.blocks());
                        case Block.Points p ->
                                p.points().stream().mapToInt(MarkdownTest::depth).max().orElse(0);
                    };
            depth = Math.max(depth, inner + 1);
        }
        return depth;
    }
}
