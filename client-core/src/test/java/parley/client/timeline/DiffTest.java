package parley.client.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import parley.protocol.EntryData;

class DiffTest {
    private static TimelineItem line(long seq, int look) {
        return new TimelineItem.Notice(
                seq, Instant.ofEpochMilli(look), Optional.empty(), new EntryData.VoidEntry());
    }

    private static List<TimelineItem> apply(
            List<TimelineItem> before, List<TimelineChange> changes) {
        List<TimelineItem> items = new ArrayList<>(before);
        for (TimelineChange change : changes) {
            switch (change) {
                case TimelineChange.Inserted i -> items.addAll(i.at(), i.items());
                case TimelineChange.Replaced r -> items.set(r.at(), r.item());
                case TimelineChange.Removed r ->
                        items.subList(r.from(), r.from() + r.count()).clear();
                case TimelineChange.Reset _, TimelineChange.Edges _ ->
                        throw new AssertionError("not a diff: " + change);
            }
        }
        return items;
    }

    @RepeatedTest(200)
    void applyingTheChangesGivesTheNewList(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        TreeMap<Long, TimelineItem> lines = new TreeMap<>();
        for (int i = 0; i < random.nextInt(40); i++) {
            long seq = random.nextInt(60);
            lines.put(seq, line(seq, 0));
        }
        List<TimelineItem> before = new ArrayList<>(lines.values());
        for (int i = 0; i < random.nextInt(30); i++) {
            long seq = random.nextInt(60);
            if (random.nextBoolean()) {
                lines.put(seq, line(seq, random.nextInt(3)));
            } else {
                lines.remove(seq);
            }
        }
        List<TimelineItem> after = new ArrayList<>(lines.values());
        if (random.nextInt(5) == 0) {
            Collections.shuffle(after, random);
        }

        assertThat(apply(before, Diff.between(before, after))).isEqualTo(after);
    }

    @Test
    void aNewLineAtTheEndIsOneSmallChange() {
        List<TimelineItem> before = List.of(line(1, 0), line(2, 0));

        assertThat(Diff.between(before, List.of(line(1, 0), line(2, 0), line(3, 0))))
                .containsExactly(new TimelineChange.Inserted(2, List.of(line(3, 0))));
        assertThat(Diff.between(before, List.of(line(1, 5), line(2, 0))))
                .containsExactly(new TimelineChange.Replaced(0, line(1, 5)));
        assertThat(Diff.between(before, before)).isEmpty();
    }
}
