package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.fake.FakeTransfers;
import parley.desktop.fake.Lantern;
import parley.desktop.file.Outside;
import parley.desktop.workspace.FileTransfer.State;
import parley.desktop.workspace.Words;

/** Sending files from a room, through the real screens with a workspace in memory. */
class SendingWalkTest {
    @TempDir Path folder;

    private final Lantern lantern = new Lantern();
    private Optional<Walk> walk = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        walk = Optional.of(Walk.in(lantern, "lunch", Outside.nothing(folder)));
    }

    @AfterEach
    void close() {
        walk.ifPresent(Walk::close);
    }

    private Hand hand() {
        return walk.orElseThrow().hand();
    }

    private FakeTransfers transfers() {
        return lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals("lunch"))
                .map(r -> lantern.workspace.conversations.get(r.id()))
                .findFirst()
                .orElseThrow()
                .transfers;
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    private void drop(Path... files) throws Exception {
        var timeline = hand().await("#timeline");
        var given = List.of(files).stream().map(Path::toFile).toList();
        var dropped = Fx.call(() -> Dropped.over(timeline, given));
        hand().awaitText("Drop to send to #lunch");
        Fx.call(() -> {
            dropped.letGo();
            return true;
        });
    }

    @Test
    void filesWaitWithTheirWordsForATime() throws Exception {
        drop(file("clamp-front.txt"));
        hand().await("#tray-remove");
        hand().awaitFocus("#composer");
        hand().type("Tomorrow");

        hand().click("#composer-later");

        hand().click("#later-tomorrow");
        hand().awaitText("The files go up now");
        hand().until("they are on their way", () -> !transfers().said.isEmpty());
        assertThat(transfers().said.getFirst().text()).isEqualTo("Tomorrow");
        assertThat(transfers().said.getFirst().at().orElseThrow()).isAfter(Lantern.NOW);
        assertThat(hand().shown("#tray-remove")).isFalse();
    }

    @Test
    void whatIsDroppedWaitsForItsCaptionAndGoesWithIt() throws Exception {
        drop(file("clamp-front.txt"), Files.createDirectory(folder.resolve("dxf")));

        hand().awaitText("clamp-front.txt");
        hand().awaitText("folder, goes as zip");
        hand().awaitGone("Drop to send");
        assertThat(transfers().paths).isEmpty();
        hand().awaitFocus("#composer");
        hand().type("Two views of the clamp");
        hand().press(KeyCode.ENTER);

        hand().until("it is sent", () -> !transfers().said.isEmpty());
        assertThat(transfers().said)
                .extracting(Words::text)
                .containsExactly("Two views of the clamp");
        assertThat(transfers().paths).hasSize(2);
        hand().await("#transfers");
    }

    @Test
    void aDropThatIsTakenBackLeavesNothing() throws Exception {
        var timeline = hand().await("#timeline");
        var given = List.of(file("a.txt").toFile());
        var dropped = Fx.call(() -> Dropped.over(timeline, given));
        hand().await("#drop-hint");
        Fx.call(() -> {
            dropped.leave();
            return true;
        });

        hand().awaitGone("Drop to send");
        assertThat(hand().shown("#tray-remove")).isFalse();
    }

    @Test
    void aPictureAndAFileArePasted() throws Exception {
        hand().awaitFocus("#composer");
        copy(content -> {
            var image = new WritableImage(8, 8);
            image.getPixelWriter().setColor(1, 1, Color.RED);
            content.putImage(image);
        });
        hand().press(KeyCode.CONTROL, KeyCode.V);
        hand().awaitText("Picture.png");
        assertThat(hand().shown("#tray-location")).isTrue();

        var file = file("cut-list.txt").toFile();
        copy(content -> content.putFiles(List.of(file)));
        hand().press(KeyCode.CONTROL, KeyCode.V);
        hand().awaitText("cut-list.txt");
        hand().press(KeyCode.ENTER);

        hand().until("both are sent", () -> transfers().paths.size() == 2);
        assertThat(transfers().located).containsExactly(false);
    }

    private interface Filling {
        void fill(ClipboardContent content);
    }

    private static void copy(Filling filling) throws Exception {
        Fx.call(() -> {
            var content = new ClipboardContent();
            filling.fill(content);
            return Clipboard.getSystemClipboard().setContent(content);
        });
    }

    @Test
    void aTextThatIsTooLongGoesAsAFile() throws Exception {
        hand().awaitFocus("#composer");
        Fx.call(() -> {
            ((javafx.scene.control.TextArea) hand().now("#composer")).setText("x".repeat(16_001));
            return true;
        });
        hand().click("#composer-as-file");

        hand().awaitText("Message.txt");
        hand().press(KeyCode.ENTER);
        hand().until("it is sent", () -> !transfers().paths.isEmpty());
        assertThat(Files.size(transfers().paths.getFirst())).isEqualTo(16_001);
    }

    @Test
    void aTransferIsPausedGoesOnAndIsCancelled() throws Exception {
        drop(file("plans.zip"));
        hand().awaitFocus("#composer");
        hand().await("#tray-remove");
        hand().press(KeyCode.ENTER);
        hand().await("#transfers");
        Fx.call(() -> {
            transfers().change(0, State.MOVING, 259_000_000, 18_400_000);
            return true;
        });
        hand().awaitText("259 MB of 412 MB · 18 MB/s · 9 s left");

        hand().click("#transfer-toggle");
        hand().awaitText("Paused");
        hand().click("#transfer-toggle");
        hand().until("it moves", () -> transfers().list.getFirst().state() == State.MOVING);
        hand().click("#transfer-cancel");
        hand().until("it is gone", () -> transfers().list.isEmpty());
        hand().awaitGone("plans.zip");
    }
}
