package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.App;
import parley.desktop.AppConfig;

/** The real desktop against a real server in a process of its own. */
class FirstConversationTest {
    private final List<App> apps = new ArrayList<>();

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void fromTheFirstStartToTheFirstMessageTakesFewerThanTenClicks(@TempDir Path folder)
            throws Exception {
        var ruth = desktop(folder, "ruth");

        host(ruth);
        say(ruth, "Hello, is anybody here?");

        ruth.awaitText("Hello, is anybody here?");
        assertThat(ruth.clicks()).isLessThan(10);

        var invite = invite(ruth);
        var mai = desktop(folder, "mai");
        join(mai, invite);
        mai.awaitText("Hello, is anybody here?");
        say(mai, "Yes, at the saw.");
        ruth.awaitText("Yes, at the saw.");

        apps.getFirst().hosting().stop();
        mai.awaitText("Offline since");
        say(mai, "Written while the server was away.");
        mai.awaitText("queued");
        apps.getFirst().hosting().start();
        ruth.awaitText("Written while the server was away.");
        mai.awaitGone("queued");
    }

    private Hand desktop(Path folder, String name) throws Exception {
        return Fx.call(() -> {
            var app =
                    new App(
                            AppConfig.alone(folder.resolve(name), name + "’s PC"),
                            Optional.empty());
            apps.add(app);
            var stage = new Stage();
            app.show(stage);
            stage.setWidth(1000);
            stage.setHeight(800);
            return new Hand(stage, app.scene());
        });
    }

    private static void host(Hand hand) throws Exception {
        hand.click("#door-host");
        hand.awaitFocus("#workspace-name");
        hand.type("Lantern Workshop");
        hand.press(KeyCode.TAB);
        hand.type("Ruth Adler");
        hand.press(KeyCode.TAB);
        hand.press(KeyCode.TAB);
        hand.type("a lamp is not a lantern");
        hand.click("#start");
        hand.awaitFocus("#composer");
    }

    private static String invite(Hand hand) throws Exception {
        hand.click("#invite");
        hand.click("#invite-make");
        var field = (TextField) hand.await("#invite-link");
        hand.until("there is a link", () -> field.getText().startsWith("parley://"));
        var link = Fx.call(field::getText);
        hand.click("#invite-done");
        return link;
    }

    private static void join(Hand hand, String link) throws Exception {
        hand.click("#door-join");
        hand.awaitFocus("#address");
        hand.type(link);
        hand.press(KeyCode.ENTER);
        hand.awaitFocus("#display-name");
        hand.type("Mai Nguyễn");
        hand.press(KeyCode.TAB);
        hand.press(KeyCode.TAB);
        hand.type("a lamp is not a lantern");
        hand.click("#enter");
        hand.awaitFocus("#composer");
    }

    private static void say(Hand hand, String text) throws Exception {
        hand.awaitFocus("#composer");
        hand.type(text);
        hand.press(KeyCode.ENTER);
    }

    @AfterEach
    void closeAll() throws Exception {
        if (!apps.isEmpty()) {
            apps.getFirst().hosting().stop();
        }
        Fx.call(() -> {
            apps.forEach(App::close);
            return true;
        });
    }
}
