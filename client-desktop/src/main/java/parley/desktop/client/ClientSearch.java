package parley.desktop.client;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import parley.client.search.SearchQuery;
import parley.client.workspace.WorkspaceSession;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.Query;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.TimelineEntry;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;

/** Finding messages of a session, here and at the server. Safe for use by many threads. */
final class ClientSearch {
    /** Messages the server is asked for at once. */
    private static final int ASKED = 50;

    private final WorkspaceSession session;
    private final Entries entries;
    private final Function<parley.client.workspace.RoomSummary, String> title;

    /** {@code title}: what a room is called. */
    ClientSearch(
            WorkspaceSession session,
            Entries entries,
            Function<parley.client.workspace.RoomSummary, String> title) {
        this.session = session;
        this.entries = entries;
        this.title = title;
    }

    List<SearchHit> search(Query query, int limit) {
        if (query.isEmpty()) {
            return List.of();
        }
        var page =
                session.search()
                        .find(
                                new SearchQuery(
                                        cut(query.words()),
                                        query.room(),
                                        query.from(),
                                        query.before(),
                                        query.after(),
                                        query.has().map(h -> SearchQuery.Has.valueOf(h.name())),
                                        limit));
        return page.hits().stream().map(hit -> hit(hit.message())).toList();
    }

    Page<SearchHit> ask(Query query, Optional<String> after) throws IOException {
        return Refusals.ask(() -> {
            var page =
                    session.call(
                            new MessageOp.Search(
                                    cut(query.words()),
                                    query.room(),
                                    query.from(),
                                    query.has().map(h -> h.name().toLowerCase(Locale.ROOT)),
                                    query.before(),
                                    query.after(),
                                    Optional.of(ASKED),
                                    after));
            return new Page<>(
                    page.list().stream()
                            .filter(m -> m.deleted().isEmpty())
                            .map(this::hit)
                            .map(h -> new SearchHit(h.room(), h.roomName(), h.message(), true))
                            .toList(),
                    page.cursor());
        });
    }

    /** The longest that is looked for; docs/protocol.md, {@code search}. */
    private static String cut(String words) {
        return words.length() > 256 ? words.substring(0, 256) : words;
    }

    private SearchHit hit(Message message) {
        return new SearchHit(
                message.room(),
                session.room(message.room()).map(title).orElse("…"),
                entries.said(message, _ -> Optional.empty()));
    }

    List<TimelineEntry.Said> unread(RoomId room, int limit) {
        long mark = session.room(room).map(r -> r.mark()).orElse(0L);
        return session.search().unread(room, mark, limit).stream()
                .map(m -> entries.said(m, _ -> Optional.empty()))
                .toList();
    }

    List<SearchHit> mentions(int limit) {
        return session.search().mentions(limit).stream().map(this::hit).toList();
    }

    Optional<SearchHit> message(RoomId room, String message) {
        return session.search()
                .message(room, new MessageId(message))
                .filter(m -> m.deleted().isEmpty())
                .map(this::hit);
    }
}
