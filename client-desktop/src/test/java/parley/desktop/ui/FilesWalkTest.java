package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Shape;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.Lantern;
import parley.desktop.file.Outside;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.SharedFile;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FileRef;
import parley.protocol.VoiceNote;

/** Files in a room, through the real screens with a workspace in memory. */
class FilesWalkTest {
    private static final String GIF =
            "47494638396140004000f7ff310000fefd0000fd0000fd0000fd0000fd0000fd0000fd0000fd"
                    + "0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000"
                    + "fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd00"
                    + "00fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd"
                    + "0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000"
                    + "fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd00"
                    + "00fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd"
                    + "0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000"
                    + "fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd00"
                    + "00fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd"
                    + "0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000"
                    + "fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd00"
                    + "00fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd"
                    + "0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000"
                    + "fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd00"
                    + "00fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd"
                    + "0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000"
                    + "fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd00"
                    + "00fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd"
                    + "0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000fd0000"
                    + "fd0000fd0000fd0000fd0000fd0000fd000000ff0021ff0b4e45545343415045322e30030100"
                    + "000021f904050a0002002c0000000040004000810000fefd000000ff00ffffff08690003081c"
                    + "48b0a0c18308132a5cc8b0a1c38710234a9c48b1a2c58b18336adcc8b1a3c78f20438a1c49b2"
                    + "a4c9932853aa5cc9b2a5cb973063ca9c49b3a6cd9b3873eadcc9b3a7cf9f40830a1d4ab4a8d1"
                    + "a348932a5dcab4a9d3a750a34a9d4ab5aad5ab58b36a0d10100021f904050a00ff002c000000"
                    + "00400040000008690001081c48b0a0c18308132a5cc8b0a1c38710234a9c48b1a2c58b18336a"
                    + "dcc8b1a3c78f20438a1c49b2a4c9932853aa5cc9b2a5cb973063ca9c49b3a6cd9b3873eadcc9"
                    + "b3a7cf9f40830a1d4ab4a8d1a348932a5dcab4a9d3a750a34a9d4ab5aad5ab58b36a05101000"
                    + "3b";

    @TempDir Path folder;

    private final Lantern lantern = new Lantern();
    private Optional<Walk> walk = Optional.empty();

    private Hand open() throws Exception {
        var opened = Walk.in(lantern, "lunch", Outside.nothing(folder));
        walk = Optional.of(opened);
        return opened.hand();
    }

    @AfterEach
    void close() {
        walk.ifPresent(Walk::close);
    }

    private FakeConversation lunch() {
        return lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals("lunch"))
                .map(r -> lantern.workspace.conversations.get(r.id()))
                .findFirst()
                .orElseThrow();
    }

    private void carries(String text, Attached attached) {
        var said = (Said) lantern.said("mai", "2026-11-20", "09:44", text);
        lunch().log
                .add(
                        said.with(
                                new TimelineEntry.Extra(
                                        true, false, List.of(), List.of(), attached)));
    }

    private FileRef file(String name) throws IOException {
        var id = new FileId("f_" + name.hashCode());
        lunch().files.there.put(id, Files.writeString(folder.resolve("kept"), "soup"));
        return new FileRef(
                id,
                name,
                4,
                "application/pdf",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aFileIsDownloadedFromItsCard() throws Exception {
        carries("", new Attached(List.of(file("menu.pdf")), Optional.empty()));
        var hand = open();

        hand.awaitText("menu.pdf");
        hand.awaitText("4 B · document");
        hand.click("#file-download");

        hand.await("#file-reveal");
        assertThat(folder.resolve("downloads/menu.pdf")).hasContent("soup");
    }

    @Test
    void aFileIsSentOnFromTheMenuOfItsCard() throws Exception {
        carries("", new Attached(List.of(file("menu.pdf")), Optional.empty()));
        var hand = open();
        var more = hand.await("#file-more");
        Fx.call(() -> {
            more.requestFocus();
            return true;
        });

        hand.press(KeyCode.SPACE);
        hand.until("its menu is open", () -> menu().isPresent());
        Fx.call(() -> {
            var open = menu().orElseThrow();
            open.getItems().stream()
                    .filter(i -> i.getText().equals("Forward…"))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            open.hide();
            return true;
        });

        hand.awaitFocus("#forward-field");
        hand.awaitText("menu.pdf");
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof ContextMenu)
                .map(w -> (ContextMenu) w)
                .findFirst();
    }

    /** Two frames: red, then blue, a tenth of a second each, around and around. */
    private FileRef moving() throws IOException {
        var bytes = java.util.HexFormat.of().parseHex(GIF);
        var id = new FileId("f_moving");
        lunch().files.there.put(id, Files.write(folder.resolve("moving.gif"), bytes));
        return new FileRef(
                id,
                "moving.gif",
                bytes.length,
                "image/gif",
                Optional.of(64),
                Optional.of(64),
                Optional.empty());
    }

    @Test
    void aGifMovesWhileThePointerIsOverItAndStandsAfterwards() throws Exception {
        carries("", new Attached(List.of(moving()), Optional.empty()));
        var hand = open();
        hand.await(".picture.there");
        var still = Fx.call(() -> shown(hand));

        hand.point("#picture-f_moving");
        hand.until("its second frame is shown", () -> blue(hand));
        hand.point("#composer");

        hand.until("it stands", () -> shown(hand).equals(still));
        assertThat(Fx.call(() -> blue(hand))).isFalse();
    }

    private static Image shown(Hand hand) {
        var box = (Parent) hand.now("#picture-f_moving");
        return box.getChildrenUnmodifiable().stream()
                .filter(n -> n instanceof Shape)
                .map(n -> ((ImagePattern) ((Shape) n).getFill()).getImage())
                .findFirst()
                .orElseThrow();
    }

    private static boolean blue(Hand hand) {
        var image = hand.now("#picture-f_moving").snapshot(null, null);
        int argb = image.getPixelReader().getArgb(32, 32);
        return (argb & 0xff) > 200 && (argb >> 16 & 0xff) < 60;
    }

    @Test
    void aVoiceNoteWithoutWordsIsNoEmptyRow() throws Exception {
        var note = new VoiceNote(new FileId("f_v"), 42_000, "AAAA");
        carries("", new Attached(List.of(), Optional.of(note)));
        var hand = open();

        hand.awaitText("0:42");
        assertThat(hand.shown("#voice-play")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {960, 480, 360})
    void aVoiceNoteFitsIntoItsBubbleAndTheBubbleIntoTheRoom(double width) throws Exception {
        var note = new VoiceNote(new FileId("f_v"), 600_000, "AAAA");
        carries("", new Attached(List.of(), Optional.of(note)));
        var hand = open();
        walk.orElseThrow().wide(width);

        hand.until(
                "the bubble fits",
                () -> {
                    var room = shape(hand.now("#timeline"));
                    var bubble = shape(hand.now(".voice-note"));
                    return room.contains(bubble)
                            && Stream.of("#voice-play", "#voice-wave", "#voice-speed")
                                    .allMatch(id -> bubble.contains(shape(hand.now(id))));
                });
        var wave = Fx.call(() -> shape(hand.now("#voice-wave")).getWidth());
        var speed = Fx.call(() -> shape(hand.now("#voice-speed")));
        assertThat(wave).isGreaterThanOrEqualTo(38);
        assertThat(speed.getWidth()).isGreaterThan(20);
    }

    private static Bounds shape(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private FileRef picture(String name, int width, int height) throws IOException {
        var id = new FileId("f_" + name.replace('.', '_'));
        var path = folder.resolve(name);
        ImageIO.write(
                new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", path.toFile());
        lunch().files.there.put(id, path);
        return new FileRef(
                id,
                name,
                Files.size(path),
                "image/png",
                Optional.of(width),
                Optional.of(height),
                Optional.empty());
    }

    @Test
    void aPictureHasItsPlaceIsOpenedLookedThroughAndSaved() throws Exception {
        carries("", new Attached(List.of(picture("soup.png", 640, 480)), Optional.empty()));
        carries("", new Attached(List.of(picture("bread.png", 300, 200)), Optional.empty()));
        var hand = open();

        var soup = (Region) hand.await("#picture-f_soup_png");
        assertThat(Fx.call(() -> List.of(soup.getWidth(), soup.getHeight())))
                .containsExactly(320.0, 240.0);
        hand.click("#picture-f_bread_png");
        hand.awaitText("bread.png · 2 of 2");
        hand.press(KeyCode.LEFT);
        hand.awaitText("soup.png · 1 of 2");
        hand.press(KeyCode.PLUS);
        hand.press(KeyCode.S);
        hand.until(
                "it is saved", () -> Files.exists(folder.resolve("downloads").resolve("soup.png")));
        hand.press(KeyCode.ESCAPE);
        hand.awaitGone("soup.png · 1 of 2");
    }

    @Test
    void aPictureThatIsNoneSaysSoInItsPlace() throws Exception {
        var broken = picture("broken.png", 640, 480);
        Files.writeString(folder.resolve("broken.png"), "<html>not a picture</html>");
        carries("", new Attached(List.of(broken), Optional.empty()));
        var hand = open();

        hand.awaitText("Cannot be shown");
        var box = (Region) hand.await("#picture-f_broken_png");
        assertThat(Fx.call(box::getHeight)).isEqualTo(240);
    }

    @Test
    void theFilesOfTheRoomAreListedByKindAndLeadToTheirMessages() throws Exception {
        shared(file("menu.pdf"), FileKind.OTHER, 1);
        shared(picture("soup.png", 64, 48), FileKind.PICTURE, 2);
        var hand = open();

        hand.click("#show-details");
        hand.click("#details-files");
        hand.awaitText("menu.pdf");
        hand.awaitText("soup.png");
        hand.click("#files-pictures");

        hand.awaitGone("menu.pdf");
        hand.click("#files-download");
        hand.until(
                "it is saved", () -> Files.exists(folder.resolve("downloads").resolve("soup.png")));
    }

    private void shared(FileRef file, FileKind kind, long seq) {
        lunch().files
                .shared
                .add(
                        new SharedFile(
                                seq,
                                Lantern.NOW,
                                lantern.who("mai"),
                                kind,
                                file,
                                Optional.empty()));
    }

    @Test
    void aSoundFileIsPlayedWhereItStands() throws Exception {
        var bell = file("bell.wav");
        var sound =
                new FileRef(
                        bell.file(),
                        bell.name(),
                        bell.size(),
                        "audio/wav",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        carries("", new Attached(List.of(sound), Optional.empty()));
        var hand = open();

        hand.awaitText("bell.wav");
        hand.click("#voice-play");

        hand.until("it plays", () -> walk.orElseThrow().speaker.told.contains("play from 0"));
    }
}
