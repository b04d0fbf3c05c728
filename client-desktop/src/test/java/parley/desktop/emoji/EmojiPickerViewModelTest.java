package parley.desktop.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.desktop.Memory;
import parley.desktop.emoji.EmojiPickerViewModel.Row;

class EmojiPickerViewModelTest {
    private final Memory memory = Memory.ofThisRun();
    private final List<String> picked = new ArrayList<>();
    private final EmojiPickerViewModel model = new EmojiPickerViewModel(memory, picked::add);

    @Test
    void enterTakesTheFirstThatWasFound() {
        model.queryProperty().set("tada");
        model.take();

        assertThat(picked).containsExactly("🎉");
    }

    @Test
    void theArrowsWalkOverHeadings() {
        model.move(0, 1);
        model.move(1, 0);

        assertThat(model.rows().get(model.rowProperty().get())).isInstanceOf(Row.Line.class);
        assertThat(model.columnProperty().get()).isEqualTo(1);
        model.move(-1, 0);
        model.move(-1, 0);
        assertThat(model.rowProperty().get()).isPositive();
    }

    @Test
    void theLastOnesComeFirstNextTime() {
        model.queryProperty().set("wave");
        model.take();

        var next = new EmojiPickerViewModel(memory, picked::add);

        assertThat(next.rows().getFirst()).isEqualTo(new Row.Head("emoji.recent"));
        assertThat(EmojiPickerViewModel.recent(memory, List.of("👍"))).containsExactly("👋", "👍");
    }

    @Test
    void aToneIsForEverySuchEmojiAndIsRemembered() {
        model.toneProperty().set(3);
        model.queryProperty().set("wave");
        model.take();

        assertThat(picked).containsExactly("👋🏽");
        assertThat(new EmojiPickerViewModel(memory, picked::add).toneProperty().get()).isEqualTo(3);
    }

    @Test
    void nothingFoundTakesNothing() {
        model.queryProperty().set("no such emoji");
        model.take();

        assertThat(picked).isEmpty();
    }
}
