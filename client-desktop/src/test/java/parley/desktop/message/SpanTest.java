package parley.desktop.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void addressesAreLinksWithoutTheFullStopThatEndsTheSentence() {
        var spans = Span.of("See https://a.example/b?c=d, and (https://e.example/f_(g)).");

        assertThat(spans)
                .filteredOn(s -> s instanceof Span.Link)
                .extracting(Span::text)
                .containsExactly("https://a.example/b?c=d", "https://e.example/f_(g)");
    }

    @Test
    void otherSchemesStayText() {
        assertThat(Span.of("javascript:alert(1) file:///etc/passwd ftp://x"))
                .allMatch(s -> s instanceof Span.Plain);
    }

    @Test
    void nothingOfTheTextIsLost() {
        for (var text :
                new String[] {
                    "", "a", "https://x", "https://x.", "…https://x…", "\uD83D\uDE00 mailto:a@b"
                }) {
            assertThat(Span.of(text).stream().map(Span::text).collect(Collectors.joining()))
                    .isEqualTo(text);
        }
    }
}
