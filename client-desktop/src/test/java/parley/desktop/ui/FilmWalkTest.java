package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.FakeProjector;
import parley.desktop.fake.Lantern;
import parley.desktop.file.Outside;
import parley.desktop.media.Trouble;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.FileId;
import parley.protocol.FileRef;

/** A film in a room, by mouse and by keyboard, through the real screens. */
class FilmWalkTest {
    private static final FileId ID = new FileId("f_film");

    @TempDir Path folder;

    private final Lantern lantern = new Lantern();
    private Optional<Walk> walk = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        lunch().files.there.put(ID, Files.writeString(folder.resolve("kept"), "a film"));
        carries("bench.mp4");
        walk = Optional.of(Walk.in(lantern, "lunch", new Opening(folder)));
        projector().length = Optional.of(Duration.ofSeconds(40));
        hand().awaitFocus("#composer");
    }

    @AfterEach
    void close() {
        walk.ifPresent(Walk::close);
    }

    private record Opening(Path folder) implements Outside {
        @Override
        public void open(Path file) throws IOException {
            Files.writeString(folder.resolve("opened"), file.getFileName().toString());
        }

        @Override
        public void reveal(Path file) {}

        @Override
        public Path downloads() {
            return folder.resolve("downloads");
        }

        @Override
        public Path scratch() {
            return folder.resolve("scratch");
        }
    }

    private Hand hand() {
        return walk.orElseThrow().hand();
    }

    private FakeProjector projector() {
        return walk.orElseThrow().projector;
    }

    private FakeConversation lunch() {
        return lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals("lunch"))
                .map(r -> lantern.workspace.conversations.get(r.id()))
                .findFirst()
                .orElseThrow();
    }

    private void carries(String name) {
        var file =
                new FileRef(
                        ID,
                        name,
                        6,
                        "video/mp4",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var said = (Said) lantern.said("mai", "2026-11-20", "09:44", "The first test:");
        lunch().log
                .add(
                        said.with(
                                new TimelineEntry.Extra(
                                        true,
                                        false,
                                        List.of(),
                                        List.of(),
                                        new Attached(List.of(file), Optional.empty()))));
    }

    private void until(String told) throws Exception {
        hand().until(told, () -> projector().told.contains(told));
    }

    @Test
    void aFilmHasItsPlaceIsPlayedHeldAndMovedByMouse() throws Exception {
        var box = (Region) hand().await("#film-f_film");
        double height = Fx.call(box::getHeight);

        hand().click("#film-play");
        hand().await("#film-picture");
        hand().awaitText("0:00 / 0:40");
        hand().click("#film-position");
        hand().until(
                        "it goes to its middle",
                        () -> projector().told.stream().anyMatch(t -> t.startsWith("seek ")));
        hand().click("#media-mute");
        until("volume 0.0");
        hand().click("#film-play");
        until("pause");

        assertThat(Fx.call(box::getHeight)).isEqualTo(height);
    }

    @Test
    void aFilmIsPlayedMovedAndMutedByKeyboard() throws Exception {
        var box = hand().await("#film-f_film");
        Fx.call(() -> {
            box.requestFocus();
            return true;
        });

        hand().press(KeyCode.SPACE);
        hand().await("#film-picture");
        hand().press(KeyCode.RIGHT);
        until("seek 5000");
        hand().press(KeyCode.DOWN);
        until("volume 0.9");
        hand().press(KeyCode.M);
        until("volume 0.0");
        hand().press(KeyCode.SPACE);

        until("pause");
    }

    @Test
    void whatCannotBePlayedSaysWhyAndIsOpenedElsewhere() throws Exception {
        projector().length = Optional.empty();
        projector().trouble = Optional.of(Trouble.DAMAGED);
        var box = (Region) hand().await("#film-f_film");
        double height = Fx.call(box::getHeight);

        hand().click("#film-play");
        hand().awaitText("This file is damaged and cannot be played.");
        assertThat(Fx.call(box::getHeight)).isEqualTo(height);
        hand().click("#film-open");

        hand().until("it is opened", () -> Files.exists(folder.resolve("opened")));
    }

    @Test
    void itEndsWhenOneGoesToAnotherRoom() throws Exception {
        hand().click("#film-play");
        hand().await("#film-picture");

        Fx.call(() -> {
            lantern.workspace.rooms.stream()
                    .filter(r -> r.name().equals("orders"))
                    .forEach(r -> walk.orElseThrow().main().openRoom(r.id()));
            return true;
        });
        hand().until(
                        "it ends",
                        () -> {
                            walk.orElseThrow().passNow(Duration.ofSeconds(1));
                            return projector().told.contains("close");
                        });
    }

    @Test
    void itEndsWithItsWindow() throws Exception {
        hand().click("#film-play");
        hand().await("#film-picture");
        var ended = projector();

        walk.orElseThrow().close();
        walk = Optional.empty();

        assertThat(ended.told).endsWith("close");
    }

    @Test
    void itGoesOnWhenItsMessageChanges() throws Exception {
        hand().click("#film-play");
        hand().await("#film-picture");

        Fx.call(() -> {
            lunch().change(lunch().log.size() - 1, e -> pinned((Said) e));
            return true;
        });
        hand().awaitText("Pinned");
        walk.orElseThrow().pass(Duration.ofSeconds(1));

        hand().await("#film-picture");
        assertThat(projector().told).containsExactly("show at 1.0");
    }

    private static Said pinned(Said said) {
        return said.with(
                new TimelineEntry.Extra(true, true, List.of(), List.of(), said.extra().attached()));
    }

    @Test
    void aFilmIsHeldWhileOneRecords() throws Exception {
        hand().click("#film-play");
        hand().await("#film-picture");
        hand().click("#composer");

        hand().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);

        until("pause");
        hand().press(KeyCode.ESCAPE);
    }
}
