package parley.desktop.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import parley.desktop.ui.Fx;

class TipsTest {
    private static MouseEvent entered() {
        return new MouseEvent(
                MouseEvent.MOUSE_ENTERED,
                1,
                1,
                1,
                1,
                javafx.scene.input.MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                null);
    }

    @Test
    void theWordsAreAskedForWhenItIsPointedAtAndNotAgain() throws Exception {
        Fx.call(() -> {
            var asked = new ArrayList<String>();
            var button = new Button();
            Tips.on(
                    button,
                    () -> {
                        asked.add("once");
                        return "Reply";
                    });
            assertThat(button.getTooltip()).isNull();

            Event.fireEvent(button, entered());
            Event.fireEvent(button, entered());

            assertThat(button.getTooltip().getText()).isEqualTo("Reply");
            assertThat(asked).containsExactly("once");
            return true;
        });
    }
}
