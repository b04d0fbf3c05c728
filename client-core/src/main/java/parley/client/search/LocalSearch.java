package parley.client.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import parley.client.store.StoreReader;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.RoomId;

/** Searches one workspace's file. */
public final class LocalSearch implements Search {
    private static final int LONGEST = 256;

    /** So many hits are looked through for what the index does not know. */
    private static final int SIFTED = 1_000;

    private static final Comparator<Message> NEWEST_FIRST =
            Comparator.comparing(Message::ts).thenComparingLong(Message::seq).reversed();

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
        boolean wordless = words.isEmpty() && !query.plain();
        int wanted = query.limit() + 1;
        int read = query.after().isPresent() || query.has().isPresent() ? SIFTED : wanted;
        List<Message> candidates =
                wordless
                        ? newest(where, query, read)
                        : reader.get().search(where, words, query.from(), query.before(), read);
        List<Message> found =
                candidates.stream().filter(m -> fits(m, query)).limit(wanted).toList();
        Highlighter highlighter = new Highlighter(words);
        List<SearchHit> hits =
                found.stream()
                        .limit(query.limit())
                        .map(m -> new SearchHit(m, highlighter.in(m.text())))
                        .toList();
        boolean complete = reader.get().complete(List.copyOf(where.keySet()));
        return new Page(hits, found.size() > query.limit(), complete);
    }

    private List<Message> newest(Map<Long, RoomId> where, SearchQuery query, int limit) {
        List<Message> found = new ArrayList<>();
        where.forEach((key, room) ->
                found.addAll(
                        reader.get()
                                .newest(
                                        key,
                                        room,
                                        query.from(),
                                        query.after(),
                                        query.before(),
                                        limit)));
        found.sort(NEWEST_FIRST);
        return found;
    }

    private static boolean fits(Message message, SearchQuery query) {
        return message.deleted().isEmpty()
                && query.after().filter(message.ts()::isBefore).isEmpty()
                && query.has().map(has -> holds(message, has)).orElse(true);
    }

    private static boolean holds(Message message, SearchQuery.Has has) {
        return switch (has) {
            case FILE -> !message.files().isEmpty();
            case VOICE -> message.voice().isPresent();
            case LINK -> message.text().contains("://");
        };
    }

    @Override
    public List<Message> pinned(RoomId room, int limit) {
        List<Message> found = new ArrayList<>();
        rooms.get()
                .forEach((key, id) -> {
                    if (id.equals(room)) {
                        found.addAll(reader.get().pinned(key, id, limit));
                    }
                });
        return found;
    }

    @Override
    public List<Message> mentions(int limit) {
        List<Message> found = new ArrayList<>();
        rooms.get().forEach((key, id) -> found.addAll(reader.get().mentions(key, id, limit)));
        found.sort(NEWEST_FIRST);
        return found.stream().limit(limit).toList();
    }

    @Override
    public List<Message> unread(RoomId room, long mark, int limit) {
        List<Message> found = new ArrayList<>();
        rooms.get()
                .forEach((key, id) -> {
                    if (id.equals(room)) {
                        found.addAll(reader.get().unread(key, id, mark, limit));
                    }
                });
        return found;
    }

    @Override
    public Optional<Message> message(RoomId room, MessageId message) {
        return rooms.get().entrySet().stream()
                .filter(each -> each.getValue().equals(room))
                .findFirst()
                .flatMap(each -> reader.get().message(each.getKey(), room, message));
    }
}
