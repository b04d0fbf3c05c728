package parley.desktop.message;

import java.util.List;

/** A part of a message that stands on lines of its own. */
public sealed interface Block {
    /** Running text. */
    record Paragraph(List<Span> spans) implements Block {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /** Code as it is; {@code language} may be empty. */
    record Code(String language, String text) implements Block {}

    /** What somebody else said. */
    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    /** Points; {@code first}: the number of the first, or 0 for bullets. */
    record Points(int first, List<List<Block>> points) implements Block {
        public Points {
            points = points.stream().map(List::copyOf).toList();
        }
    }
}
