package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;
import parley.desktop.timeline.TimelineView;
import parley.desktop.timeline.TimelineViewModel;
import parley.protocol.RoomId;

class TimelineViewTest {
    private static final double PIXEL = 1.5;

    private final Lantern lantern = new Lantern();
    private final FakeConversation room = new FakeConversation(new RoomId("r_t"), 60);
    private final TimelineViewModel model =
            new TimelineViewModel(
                    room, lantern.who("ruth"), new ImmediateBackground(), Lantern.ZONE);
    private Optional<Stage> stage = Optional.empty();
    private Optional<Theme> theme = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        for (int i = 0; i < 300; i++) {
            var by = List.of("mai", "jonas", "ruth").get(i / 4 % 3);
            room.log.add(
                    lantern.said(
                            by,
                            "2026-11-" + (10 + i / 60),
                            "08:%02d".formatted(i % 60),
                            "message " + i + " with words ".repeat(1 + i % 9)));
        }
        Fx.call(() -> {
            var texts = new Texts(Locale.UK);
            var clock = InstantSource.fixed(Lantern.NOW);
            var kit = new RowKit(texts, new Times(texts, Lantern.ZONE), clock, _ -> {}, _ -> {});
            var dress = new Theme();
            theme = Optional.of(dress);
            var scene = new Scene(new TimelineView(model, kit, "orders"), 700, 500);
            dress.dress(scene);
            var window = new Stage();
            stage = Optional.of(window);
            window.setScene(scene);
            window.show();
            model.open();
            return true;
        });
        settle();
    }

    @AfterEach
    void close() throws Exception {
        Fx.call(() -> {
            stage.ifPresent(Stage::close);
            theme.ifPresent(Theme::close);
            return true;
        });
    }

    @Test
    void itOpensAtTheNewestMessageAndStaysThereWhenMoreArrives() throws Exception {
        assertThat(bottom("message 299 ")).isBetween(400.0, 501.0);

        add("one more");

        assertThat(bottom("one more")).isBetween(400.0, 501.0);
    }

    @Test
    void olderHistoryNeverMovesWhatIsRead() throws Exception {
        scroll(600);
        var held = firstInView();
        double before = top(held);

        Fx.call(() -> {
            model.older();
            return true;
        });
        settle();

        assertThat(top(held)).isCloseTo(before, within(PIXEL));
    }

    @Test
    void aNewMessageWaitsBelowWhenOneHasScrolledUp() throws Exception {
        scroll(600);
        var held = firstInView();
        double before = top(held);

        add("below the view");

        assertThat(top(held)).isCloseTo(before, within(PIXEL));
        var pill = (Button) Fx.call(() -> scene().getRoot().lookup("#to-end"));
        assertThat(pill.isVisible()).isTrue();
        assertThat(pill.getText()).isEqualTo("1 new message");

        Fx.call(() -> {
            pill.fire();
            return true;
        });
        settle();
        assertThat(bottom("below the view")).isBetween(400.0, 501.0);
        assertThat(pill.isVisible()).isFalse();
    }

    @Test
    void scrollingToTheTopReachesTheFirstMessageThereEverWas() throws Exception {
        for (int i = 0; i < 60; i++) {
            scroll(800);
        }

        assertThat(Fx.call(() -> rows().stream().anyMatch(r -> text(r).contains("message 0 "))))
                .isTrue();
    }

    @Test
    void aSmallerWindowKeepsTheNewestMessageInView() throws Exception {
        Fx.call(() -> {
            stage.orElseThrow().setHeight(320);
            return true;
        });
        settle();

        assertThat(bottom("message 299 ")).isBetween(200.0, 321.0);
    }

    private void add(String text) throws Exception {
        Fx.call(() -> {
            room.add(lantern.said("mai", "2026-11-20", "09:40", text));
            return true;
        });
        settle();
    }

    private void scroll(double up) throws Exception {
        Fx.call(() -> {
            var flow = scene().getRoot().lookup("#timeline-rows");
            Event.fireEvent(
                    flow,
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            10,
                            10,
                            10,
                            10,
                            false,
                            false,
                            false,
                            false,
                            false,
                            false,
                            0,
                            up,
                            0,
                            up,
                            ScrollEvent.HorizontalTextScrollUnits.NONE,
                            0,
                            ScrollEvent.VerticalTextScrollUnits.NONE,
                            0,
                            0,
                            null));
            return true;
        });
        settle();
    }

    private static void settle() {
        for (int i = 0; i < 4; i++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private Scene scene() {
        return stage.orElseThrow().getScene();
    }

    private List<Node> rows() {
        return scene().getRoot().lookupAll(".message-row").stream().toList();
    }

    private static String text(Node row) {
        return String.valueOf(row.getAccessibleText());
    }

    private String firstInView() throws Exception {
        return Fx.call(() ->
                rows().stream()
                        .filter(r -> r.localToScene(0, 0).getY() > 40)
                        .map(TimelineViewTest::text)
                        .findFirst()
                        .orElseThrow());
    }

    private double top(String spoken) throws Exception {
        return Fx.call(() -> row(spoken).localToScene(0, 0).getY());
    }

    private double bottom(String part) throws Exception {
        return Fx.call(() -> {
            var row = row(part);
            return row.localToScene(row.getBoundsInLocal()).getMaxY();
        });
    }

    private Node row(String part) {
        return rows().stream()
                .filter(r -> text(r).contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in view: " + part));
    }
}
