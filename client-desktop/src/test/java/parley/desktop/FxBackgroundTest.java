package parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class FxBackgroundTest {
    @Test
    void waitsWithoutAnAnimationAndRunsOnlyWhatIsNotCancelled() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<String> ran = new CopyOnWriteArrayList<>();
        var last = new CompletableFuture<Boolean>();
        try (var background = new FxBackground()) {
            Platform.runLater(() -> {
                var never = background.after(Duration.ofMillis(1), () -> ran.add("cancelled"));
                background.after(Duration.ofMillis(2), () -> ran.add("first"));
                background.after(
                        Duration.ofMillis(200),
                        () -> last.complete(Platform.isFxApplicationThread()));
                never.cancel();
            });
            assertThat(last.get(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ran).containsExactly("first");
    }
}
