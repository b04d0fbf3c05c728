package parley.client.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import parley.client.store.StoreReader;
import parley.protocol.Message;
import parley.protocol.RoomId;

/** Searches one workspace's file. */
public final class LocalSearch implements Search {
    private static final int LONGEST = 256;

    private final Supplier<StoreReader> reader;
    private final Supplier<Map<Long, RoomId>> rooms;

    /** {@code rooms}: all rooms of the file, by their numbers in it. */
    public LocalSearch(Supplier<StoreReader> reader, Supplier<Map<Long, RoomId>> rooms) {
        this.reader = reader;
        this.rooms = rooms;
    }

    @Override
    public Page find(SearchQuery query) {
        String text = query.words();
        List<String> words =
                StoreReader.words(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        Map<Long, RoomId> where = new HashMap<>(rooms.get());
        query.room().ifPresent(room -> where.values().removeIf(each -> !each.equals(room)));
        List<Message> found =
                reader.get().search(where, words, query.from(), query.before(), query.limit() + 1);
        Highlighter highlighter = new Highlighter(words);
        List<SearchHit> hits =
                found.stream()
                        .limit(query.limit())
                        .map(m -> new SearchHit(m, highlighter.in(m.text())))
                        .toList();
        boolean complete = reader.get().complete(List.copyOf(where.keySet()));
        return new Page(hits, found.size() > query.limit(), complete);
    }
}
