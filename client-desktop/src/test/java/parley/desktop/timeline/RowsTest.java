package parley.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void whatStaysAtBothEndsIsNotTouched() {
        var rows = new Rows();
        rows.become(days(1, 2, 3, 4));
        var told = new ArrayList<String>();
        rows.addListener(
                (ListChangeListener<TimelineItem>)
                        change -> {
                            while (change.next()) {
                                told.add(
                                        change.getFrom()
                                                + "-"
                                                + change.getRemovedSize()
                                                + "+"
                                                + change.getAddedSize());
                            }
                        });

        rows.become(days(1, 9, 3, 4));
        rows.become(days(7, 8, 1, 9, 3, 4));
        rows.become(days(7, 8, 1, 9, 3, 4, 5));

        assertThat(told).containsExactly("1-1+1", "0-0+2", "6-0+1");
    }

    @Test
    void itBecomesWhateverItIsTold() {
        var rows = new Rows();
        var random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            var next = new ArrayList<Integer>();
            int size = random.nextInt(8);
            for (int i = 0; i < size; i++) {
                next.add(random.nextInt(1, 5));
            }
            var wanted = days(next.stream().mapToInt(Integer::intValue).toArray());

            rows.become(wanted);

            assertThat(rows).isEqualTo(wanted);
        }
    }

    private static List<TimelineItem> days(int... days) {
        var list = new ArrayList<TimelineItem>();
        for (int day : days) {
            list.add(new TimelineItem.Day(LocalDate.of(2026, 11, day)));
        }
        return list;
    }
}
