package parley.client.search;

import java.util.List;
import parley.protocol.Message;

/** A message that was found; {@code highlights} lie in its text, ascending, without overlap. */
public record SearchHit(Message message, List<Highlight> highlights) {
    public SearchHit {
        highlights = List.copyOf(highlights);
    }

    /** UTF-16 indices: {@code from} included, {@code to} not. */
    public record Highlight(int from, int to) {}
}
