package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.FakeEntrance;
import parley.desktop.fake.FakeHosting;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.main.Center;
import parley.desktop.shell.ShellView;
import parley.desktop.shell.ShellViewModel;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.TimelineEntry.Said;

/** What one does every day, through the real screens with a workspace in memory. */
class DailyWalkTest {
    private static final int SWITCHES = 100;
    private static final int ROUNDS = 3;
    private static final long FLAT = 24L * 1024 * 1024;

    private final Lantern lantern = new Lantern();
    private final ImmediateBackground background = new ImmediateBackground();
    private Optional<ShellViewModel> shell = Optional.empty();
    private Optional<Stage> stage = Optional.empty();
    private Optional<Theme> theme = Optional.empty();
    private Optional<Hand> hands = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        hands =
                Optional.of(
                        Fx.call(() -> {
                            var texts = new Texts(Locale.UK);
                            var clock = InstantSource.fixed(Lantern.NOW);
                            var model =
                                    new ShellViewModel(
                                            new FakeEntrance(lantern.workspace),
                                            new FakeHosting(lantern.workspace),
                                            "folder",
                                            background,
                                            clock,
                                            Lantern.ZONE,
                                            texts::get);
                            shell = Optional.of(model);
                            var dress = new Theme();
                            theme = Optional.of(dress);
                            var kit =
                                    new RowKit(
                                            texts,
                                            new Times(texts, Lantern.ZONE),
                                            clock,
                                            _ -> {},
                                            _ -> {});
                            var scene = new Scene(new ShellView(model, kit, dress), 960, 700);
                            dress.dress(scene);
                            var window = new Stage();
                            stage = Optional.of(window);
                            window.setScene(scene);
                            window.show();
                            model.begin(List.of(lantern.workspace));
                            openRoom(model, "orders");
                            return new Hand(window, scene);
                        }));
    }

    private void openRoom(ShellViewModel model, String name) {
        lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .ifPresent(r -> model.main().openRoom(r.id()));
    }

    @AfterEach
    void close() throws Exception {
        Fx.call(() -> {
            shell.ifPresent(ShellViewModel::close);
            stage.ifPresent(Stage::close);
            theme.ifPresent(Theme::close);
            return true;
        });
    }

    private Hand hand() {
        return hands.orElseThrow();
    }

    private FakeConversation orders() {
        return lantern.workspace.conversations.values().stream().findFirst().orElseThrow();
    }

    private Said lastSaid() {
        return orders().log.stream()
                .filter(e -> e instanceof Said)
                .map(e -> (Said) e)
                .reduce((_, second) -> second)
                .orElseThrow();
    }

    @Test
    void oneAnswersAndReactsByKeyboardAlone() throws Exception {
        hand().awaitFocus("#composer");
        var last = lastSaid();

        hand().press(KeyCode.CONTROL, KeyCode.UP);
        hand().press(KeyCode.R);
        hand().await("#composer-task");
        hand().awaitFocus("#composer");
        hand().type("Welcome");
        hand().press(KeyCode.ENTER);
        hand().until("the answer is sent", () -> orders().sent.contains("Welcome"));
        assertThat(orders().answers).containsEntry("Welcome", last.id());

        hand().press(KeyCode.CONTROL, KeyCode.UP);
        hand().press(KeyCode.DIGIT1);
        hand().until("the reaction is there", () -> !lastSaid().extra().reactions().isEmpty());
        assertThat(lastSaid().extra().reactions().getFirst().own()).isTrue();
    }

    @Test
    void oneFindsAnEmojiByItsName() throws Exception {
        hand().awaitFocus("#composer");

        hand().press(KeyCode.CONTROL, KeyCode.E);
        hand().awaitFocus("#emoji-field");
        hand().type("tada");
        hand().press(KeyCode.ENTER);

        hand().awaitFocus("#composer");
        hand().press(KeyCode.ENTER);
        hand().until("it is sent", () -> orders().sent.contains("🎉"));
    }

    @Test
    void oneChangesTheLastMessageAndDeletesIt() throws Exception {
        hand().awaitFocus("#composer");
        var own =
                orders().log.stream()
                        .filter(e -> e instanceof Said s && s.own())
                        .map(TimelineEntry::seq)
                        .reduce((_, second) -> second)
                        .orElseThrow();

        hand().press(KeyCode.UP);
        hand().await("#composer-task");
        hand().type(" Thanks.");
        hand().press(KeyCode.ENTER);
        hand().until("it is changed", () -> said(own).edited());
        assertThat(said(own).text()).endsWith(" Thanks.");

        Fx.call(() -> {
            if (shell.orElseThrow().main().center().get() instanceof Center.InRoom in) {
                in.room().timeline().actions().orElseThrow().delete(List.of(said(own)));
            }
            return true;
        });
        hand().click("#delete-yes");
        hand().until("it is gone", () -> said(own).deletedBy().isPresent());
    }

    private Said said(long seq) {
        return orders().log.stream()
                .filter(e -> e instanceof Said && e.seq() == seq)
                .map(e -> (Said) e)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneSearchesAndJumpsToWhatWasFound() throws Exception {
        hand().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        hand().awaitFocus("#search-field");
        hand().type("from:jonas split");
        Fx.call(() -> {
            background.pass(Duration.ofSeconds(1));
            return true;
        });
        hand().awaitText("2 results");
        hand().press(KeyCode.ENTER);
        hand().press(KeyCode.ENTER);

        hand().await("#timeline");
        hand().awaitText("Still enough for all 24 shades");
    }

    @Test
    void everythingIsMarkedAsReadAndThatIsUndone() throws Exception {
        hand().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        hand().await("#attention");
        hand().click("#read-all");
        hand().awaitText("Nothing is unread");
        hand().click("#toast-undo");
        hand().awaitText("deliveries");
        assertThat(lantern.workspace.read).isEmpty();

        hand().click("#read-all");
        Fx.call(() -> {
            background.pass(Duration.ofSeconds(11));
            return true;
        });
        assertThat(lantern.workspace.read).hasSize(4);
    }

    /** Whatever a room held goes when it is left: a hundred switches leave nothing behind. */
    @Test
    void roomsAreSwitchedAHundredTimesWithFlatMemory() throws Exception {
        fill();
        var left = new ArrayList<WeakReference<Object>>();
        for (int i = 0; i < 20; i++) {
            swap(i, left);
        }
        // what other tests left to be swept up comes once; what a switch keeps comes every time
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least >= FLAT; round++) {
            long before = used();
            for (int i = 0; i < SWITCHES; i++) {
                swap(i, left);
            }
            least = Math.min(least, used() - before);
        }

        assertThat(least).isLessThan(FLAT);
        assertThat(left.stream().filter(r -> r.get() != null).count()).isLessThanOrEqualTo(6);
    }

    private void fill() {
        for (var room : lantern.workspace.conversations.values()) {
            for (int i = 0; i < 120; i++) {
                room.log.add(
                        lantern.said(
                                i % 3 == 0 ? "mai" : "jonas",
                                "2026-11-20",
                                "09:%02d".formatted(i % 60),
                                "**message** " + i + " with `code` and 🎉 in it"));
            }
        }
    }

    private void swap(int i, List<WeakReference<Object>> left) throws Exception {
        Fx.call(() -> {
            openRoom(shell.orElseThrow(), i % 2 == 0 ? "deliveries" : "orders");
            if (shell.orElseThrow().main().center().get() instanceof Center.InRoom in) {
                left.add(new WeakReference<>(in.room()));
                left.add(new WeakReference<>(stage.orElseThrow().getScene().lookup("#timeline")));
            }
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
