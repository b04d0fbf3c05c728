package parley.bench.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.report.Figure;
import parley.bench.report.Figures;
import parley.bench.workload.Workload;
import parley.client.store.LocalStore;
import parley.client.store.StoreReader;
import parley.protocol.RoomId;

/** Opening, paging through and searching a room of a million messages in a client's own store. */
public record LocalHistory(String name) implements Workload {
    private static final String PEER = "Parley";
    private static final int PAGE = 50;
    private static final int PAGES = 500;

    /** One frequent word, one rare, two together, one that nobody wrote. */
    private static final List<List<String>> QUERIES =
            List.of(
                    List.of(Chatter.word(0)),
                    List.of(Chatter.word(Chatter.WORDS - 2)),
                    List.of(Chatter.word(0), Chatter.word(5000)),
                    List.of(Chatter.word(3), Chatter.word(1), Chatter.word(2)),
                    List.of("nobody"));

    @Override
    public String summary() {
        return "a room of a million messages in a client: open, page, search";
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException {
        int messages = bench.quick() ? 100_000 : 1_000_000;
        var file = MillionMessages.file(bench, messages);
        var opened = new double[5];
        for (int i = 0; i < opened.length; i++) opened[i] = open(file, messages);
        add(bench, figures, "openMs", median(opened));

        try (var store = LocalStore.open(file, MillionMessages.ME);
                var reader = store.reader()) {
            long room = store.rooms().getFirst().key();
            pages(bench, figures, reader, room, messages);
            searches(bench, figures, reader, room);
        }
    }

    /** From nothing to the newest page in hand. */
    private static double open(Path file, int messages) {
        long begin = System.nanoTime();
        try (var store = LocalStore.open(file, MillionMessages.ME);
                var reader = store.reader()) {
            var room = store.rooms().getFirst();
            var page = reader.before(room.key(), MillionMessages.ROOM, 1, messages, PAGE);
            double took = (System.nanoTime() - begin) / 1e6;
            if (page.messages().size() != PAGE) throw new BenchException("the page is not full");
            return took;
        }
    }

    private void pages(Bench bench, Figures figures, StoreReader reader, long room, int messages) {
        var random = new Random(2);
        var took = new double[PAGES];
        for (int i = 0; i < PAGES; i++) {
            int to = PAGE + random.nextInt(messages - PAGE);
            long begin = System.nanoTime();
            var page = reader.before(room, MillionMessages.ROOM, 1, to, PAGE);
            took[i] = (System.nanoTime() - begin) / 1e6;
            if (page.messages().getLast().seq() != to) throw new BenchException("a wrong page");
        }
        add(bench, figures, "pageP50ms", median(took));
        add(bench, figures, "pageP99ms", took[PAGES * 99 / 100]);
    }

    private void searches(Bench bench, Figures figures, StoreReader reader, long room) {
        var rooms = Map.<Long, RoomId>of(room, MillionMessages.ROOM);
        double slowest = 0;
        for (var words : QUERIES) {
            var took = new double[5];
            int found = 0;
            for (int i = 0; i < took.length; i++) {
                long begin = System.nanoTime();
                found =
                        reader.search(rooms, words, Optional.empty(), Optional.empty(), PAGE)
                                .size();
                took[i] = (System.nanoTime() - begin) / 1e6;
            }
            bench.say("  %-40s %d found, %.1f ms".formatted(words, found, median(took)));
            slowest = Math.max(slowest, median(took));
        }
        add(bench, figures, "searchMs", slowest);
    }

    private void add(Bench bench, Figures figures, String metric, double value) {
        bench.say("  %-24s %s %.2f".formatted(PEER, metric, value));
        figures.add(new Figure(name, PEER, metric, value, true));
    }

    /** Sorts what it is given. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
