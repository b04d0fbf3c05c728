package parley.client.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import parley.client.log.LogCommand.Answer;
import parley.client.store.Gap;
import parley.client.store.LocalStore;
import parley.client.store.RoomRow;
import parley.protocol.Entry;
import parley.protocol.LogLine;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;

/**
 * Fills remembered gaps over HTTP, one page at a time: first what somebody looks at, then, while
 * nothing else is to do, everything else from the newest on. Used by the engine's thread.
 */
final class Filler {
    /** Between two pages nobody waits for, in milliseconds. */
    private static final long PACE_MS = 150;

    private static final long RETRY_MS = 3_000;

    /** What somebody looks at. */
    record Wish(RoomId room, MessageOp.History page) {}

    private final LocalStore store;
    private final RoomBook book;
    private final Asker asker;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private final Set<RoomId> refused = new LinkedHashSet<>();
    private boolean live;
    private boolean asking;
    private long nextAt = Long.MAX_VALUE;
    private long wishAt = Long.MIN_VALUE;

    /** Asks over HTTP; the answer comes back on the engine's thread. */
    interface Asker {
        void ask(Op<?> op, Consumer<Answer> then);
    }

    Filler(LocalStore store, RoomBook book, Asker asker) {
        this.store = store;
        this.book = book;
        this.asker = asker;
    }

    void connected(long now) {
        live = true;
        refused.clear();
        wishes.clear();
        asking = false;
        wishAt = Long.MIN_VALUE;
        nextAt = now + PACE_MS;
    }

    void disconnected() {
        live = false;
        nextAt = Long.MAX_VALUE;
    }

    void wish(Wish wish, long now) {
        if (!wishes.contains(wish) && book.row(wish.room()).isPresent()) {
            wishes.add(wish);
        }
        tick(now);
    }

    long wakeAt() {
        return live && !asking ? nextAt : Long.MAX_VALUE;
    }

    /** There may be something to fill. */
    void look(long now) {
        if (live && nextAt == Long.MAX_VALUE) {
            nextAt = now + PACE_MS;
        }
    }

    void tick(long now) {
        if (!live || asking) {
            return;
        }
        if (!wishes.isEmpty() && now >= wishAt) {
            Wish wish = wishes.remove();
            ask(wish.room(), wish.page(), Optional.of(wish), now);
        } else if (now >= nextAt) {
            nextAt = Long.MAX_VALUE;
            background(now);
        }
    }

    private void background(long now) {
        for (RoomRow row : book.rows()) {
            RoomId room = row.state().room();
            if (row.departed() || refused.contains(room)) {
                continue;
            }
            List<Gap> gaps = store.gaps(row.key());
            Optional<Gap> unread =
                    gaps.stream().filter(g -> g.kind() == Gap.Kind.UNREAD_LOG).findFirst();
            Optional<Gap> unheld =
                    gaps.reversed().stream().filter(g -> g.kind() == Gap.Kind.UNHELD).findFirst();
            if (unread.isPresent()) {
                readLog(room, unread.get(), now);
                return;
            }
            if (unheld.isPresent()) {
                Optional<Long> before = Optional.of(unheld.get().hi() + 1);
                ask(room, MessageOp.History.before(room, before, 200), Optional.empty(), now);
                return;
            }
        }
    }

    private void ask(RoomId room, MessageOp.History page, Optional<Wish> wish, long now) {
        asking = true;
        asker.ask(
                page,
                answer -> {
                    asking = false;
                    if (answer instanceof Answer.Success(Result.HistoryPage found)) {
                        fill(room, page, found);
                        nextAt = now + PACE_MS;
                    } else {
                        failed(room, answer, now);
                        if (!refused.contains(room)) {
                            wish.ifPresent(wishes::addFirst);
                        }
                    }
                });
    }

    private void fill(RoomId room, MessageOp.History asked, Result.HistoryPage page) {
        Optional<RoomRow> row = book.row(room);
        if (row.isEmpty() || !row.get().epoch().equals(page.epoch())) {
            return;
        }
        long last = row.get().last();
        book.keep(room, page.list().stream().filter(m -> m.seq() <= last).toList());
        long from = Math.max(1, page.from());
        long to = Math.max(from, page.to());
        if (asked.before().isPresent()) {
            to = Math.max(to, asked.before().get() - 1);
            from = page.more() ? Math.min(from, to) : 1;
        }
        book.closeGap(room, Gap.Kind.UNHELD, from, to);
    }

    private void readLog(RoomId room, Gap gap, long now) {
        Optional<RoomRow> row = book.row(room);
        asking = true;
        asker.ask(
                new SessionOp.LogRead(
                        room,
                        gap.lo() - 1,
                        Optional.of(gap.hi()),
                        Optional.of(500),
                        row.map(RoomRow::epoch)),
                answer -> {
                    asking = false;
                    if (answer instanceof Answer.Success(Result.LogPage page)) {
                        verify(room, gap, page);
                        nextAt = now + PACE_MS;
                    } else {
                        failed(room, answer, now);
                    }
                });
    }

    private void verify(RoomId room, Gap gap, Result.LogPage page) {
        Optional<RoomRow> row = book.row(room);
        if (row.isEmpty() || !row.get().epoch().equals(page.epoch())) {
            return;
        }
        long to = page.more() ? gap.lo() - 1 : gap.hi();
        for (LogLine line : page.list()) {
            to = Math.max(to, line.to());
            if (line instanceof Entry entry) {
                book.change(row.get(), entry);
            }
        }
        if (to < gap.lo()) {
            to = gap.hi();
        }
        book.closeGap(room, Gap.Kind.UNREAD_LOG, gap.lo(), Math.min(to, gap.hi()));
    }

    private void failed(RoomId room, Answer answer, long now) {
        if (answer instanceof Answer.Failure(var error) && !error.retry()) {
            refused.add(room);
        }
        wishAt = now + Math.max(RETRY_MS, answer.retryMs().orElse(0L));
        nextAt = wishAt;
    }
}
