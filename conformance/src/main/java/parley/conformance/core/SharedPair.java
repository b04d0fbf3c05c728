package parley.conformance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LogLine;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.protocol.VoidRange;
import parley.server.store.SharedStore;

/** Two processes on one store, and a room with Anne, its owner, and Bob. */
public final class SharedPair implements AutoCloseable {
    /** How long a test waits for what many writers do. */
    private static final long PATIENCE_SECONDS = 120;

    public final SharedStore store;
    public final Workspace one;
    public final Workspace other;
    public final UserId anne;
    public final UserId bob;
    public final RoomId room;

    public SharedPair(SharedStore store) {
        this.store = store;
        this.one = new Workspace(store);
        this.other = one.beside();
        this.anne = one.person("anne");
        this.bob = one.person("bob");
        this.room = one.room(anne, RoomKind.PRIVATE, "plans", Optional.empty(), bob).room();
    }

    /** All of the room's log, as Anne sees it. */
    public List<LogLine> log(Workspace at) {
        List<LogLine> lines = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more) {
            Result.LogPage page =
                    (Result.LogPage)
                            at.done(
                                    anne,
                                    new SessionOp.LogRead(
                                            room,
                                            after,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty()));
            lines.addAll(page.list());
            after = end(lines.getLast());
            more = page.more();
        }
        return lines;
    }

    @Override
    public void close() {
        other.stop();
        one.close();
    }

    private static long end(LogLine line) {
        return switch (line) {
            case Entry entry -> entry.seq();
            case VoidRange range -> range.to();
        };
    }

    /** Every sequence from 1 stands there once, as an entry or in a void. */
    public static void assertGapFree(List<LogLine> lines) {
        long next = 1;
        for (LogLine each : lines) {
            long from =
                    switch (each) {
                        case Entry entry -> entry.seq();
                        case VoidRange range -> range.seq();
                    };
            assertThat(from).isEqualTo(next);
            next = end(each) + 1;
        }
    }

    public static Map<Long, Entry> entries(List<LogLine> lines) {
        Map<Long, Entry> entries = new HashMap<>();
        for (LogLine each : lines) {
            if (each instanceof Entry entry) {
                entries.put(entry.seq(), entry);
            }
        }
        return entries;
    }

    /** Runs all at the same moment; what each returned, in their order. */
    public static <T> List<T> together(List<Callable<T>> all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<T> each : all) {
                running.add(
                        threads.submit(() -> {
                            start.await();
                            return each.call();
                        }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                try {
                    results.add(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    throw new AssertionError("one of several failed", e);
                }
            }
            return results;
        }
    }

    /** Sends until it is taken: {@code unavailable} is for the client to try again. */
    public static Result.Sent sendUntilTaken(
            Workspace at, UserId user, RoomId room, String text, Cid cid) {
        while (true) {
            Response response = at.send(user, room, text, cid);
            switch (response) {
                case Response.Success(String _, Result.Sent sent) -> {
                    return sent;
                }
                case Response.Failure failure
                        when failure.err().code() == ErrorCode.UNAVAILABLE -> {
                    continue;
                }
                default -> throw new AssertionError(response.toString());
            }
        }
    }

    public static Entry entry(Map<Long, Entry> entries, long seq) {
        return Objects.requireNonNull(entries.get(seq), "no entry " + seq);
    }

    public static String said(Entry entry) {
        return entry.d() instanceof EntryData.Encoded encoded
                ? encoded.json().replaceAll(".*\"text\":\"([^\"]*)\".*", "$1")
                : "";
    }
}
