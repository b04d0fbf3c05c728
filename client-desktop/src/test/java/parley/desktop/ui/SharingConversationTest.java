package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.App;
import parley.desktop.AppConfig;
import parley.desktop.fake.FakeMicrophone;
import parley.desktop.fake.FakeSpeaker;

/** Files and a voice note through the real desktop, the real client and a real server. */
class SharingConversationTest {
    private final FakeMicrophone microphone = new FakeMicrophone();
    private final FakeSpeaker speaker = new FakeSpeaker();
    private final List<App> apps = new ArrayList<>();

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void whatIsDroppedAndSpokenArrivesAndIsKeptOverARestartOfTheDesktop(@TempDir Path folder)
            throws Exception {
        var ruth = desktop(folder);
        host(ruth);

        var picture = folder.resolve("shade.png");
        ImageIO.write(
                new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        var plan = Files.writeString(folder.resolve("plan.txt"), "24 shades of oak");
        drop(ruth, picture, plan);
        ruth.await("#tray-remove");
        ruth.type("Rev 3");
        ruth.press(KeyCode.ENTER);
        ruth.await(".picture.there");
        ruth.awaitText("plan.txt");

        fire(ruth, "#file-download");
        var saved = folder.resolve("ruth").resolve("downloads").resolve("plan.txt");
        ruth.until("it is saved", () -> Files.exists(saved));
        assertThat(saved).hasContent("24 shades of oak");

        forwardLast(ruth);

        speak(ruth);
        var first = apps.removeFirst();
        Fx.call(() -> {
            first.close();
            return true;
        });

        var again = desktop(folder);
        again.awaitText("0:02");
        again.await(".picture.there");
        fire(again, "#voice-play");
        again.until("it plays", () -> speaker.told.contains("play from 0"));
    }

    /** The picture comes once more, from the server's one copy of it. */
    private static void forwardLast(Hand hand) throws Exception {
        Fx.call(() -> {
            hand.now("#timeline-rows").requestFocus();
            return true;
        });
        hand.press(KeyCode.END);
        hand.press(KeyCode.SPACE);
        fire(hand, "#chosen-forward");
        hand.awaitFocus("#forward-field");
        hand.press(KeyCode.ENTER);
        hand.awaitText(", #");
        hand.until("two pictures are there", () -> hand.count(".picture.there") == 2);
        Fx.call(() -> {
            hand.now("#composer").requestFocus();
            return true;
        });
    }

    private void speak(Hand hand) throws Exception {
        hand.awaitFocus("#composer");
        hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        microphone.hears(2_000);
        hand.awaitText("0:02");
        hand.press(KeyCode.ENTER);
        hand.await("#voice-play");
    }

    private static void drop(Hand hand, Path... files) throws Exception {
        var timeline = hand.await("#timeline");
        var given = List.of(files).stream().map(Path::toFile).toList();
        Fx.call(() -> {
            Dropped.over(timeline, given).letGo();
            return true;
        });
    }

    private static void fire(Hand hand, String id) throws Exception {
        var button = (Button) hand.await(id);
        Fx.call(() -> {
            button.fire();
            return true;
        });
    }

    private Hand desktop(Path folder) throws Exception {
        return Fx.call(() -> {
            var app =
                    new App(AppConfig.alone(folder.resolve("ruth"), "ruths-pc"), Optional.empty());
            app.shell().main().media().voice().devices(microphone, speaker);
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
        for (var field :
                List.of(
                        List.of("#workspace-name", "Lantern Workshop"),
                        List.of("#display-name", "Ruth Adler"),
                        List.of("#user-name", "ruth"),
                        List.of("#password", "a lamp is not a lantern"))) {
            var node = (TextField) hand.await(field.getFirst());
            Fx.call(() -> {
                node.setText(field.getLast());
                return true;
            });
        }
        hand.click("#start");
        hand.awaitFocus("#composer");
    }

    @AfterEach
    void close() throws Exception {
        for (var app : apps) {
            app.hosting().stop();
        }
        Fx.call(() -> {
            apps.forEach(App::close);
            return true;
        });
    }
}
