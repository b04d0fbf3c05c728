package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.FakeTransfers;
import parley.desktop.fake.Lantern;
import parley.desktop.file.Outside;
import parley.desktop.workspace.FileTransfer.State;
import parley.desktop.workspace.Words;

/** The tray of transfers, through the real screens. */
class TransfersWalkTest {
    @TempDir Path folder;

    private final Lantern lantern = new Lantern();
    private Optional<Walk> walk = Optional.empty();

    @AfterEach
    void close() {
        walk.ifPresent(Walk::close);
    }

    private FakeConversation room(String name) {
        return lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals(name))
                .map(r -> lantern.workspace.conversations.get(r.id()))
                .findFirst()
                .orElseThrow();
    }

    private FakeTransfers sends(String room, String file) throws Exception {
        var transfers = room(room).transfers;
        transfers.send(Words.NONE, List.of(Files.writeString(folder.resolve(file), "x")), true);
        return transfers;
    }

    @Test
    void theTrayShowsAllRoomsAndIsSteeredByKey() throws Exception {
        var orders = sends("orders", "plan.dwg");
        var deliveries = sends("deliveries", "route.gpx");
        orders.change(0, State.MOVING, 206_000_000, 18_000_000);
        var opened = Walk.in(lantern, "lunch", Outside.nothing(folder));
        walk = Optional.of(opened);
        var hand = opened.hand();
        hand.until("the rail says how far all is", () -> rail(hand).endsWith(": 25 % of 824 MB"));

        hand.press(KeyCode.CONTROL, KeyCode.J);

        hand.awaitText("plan.dwg → orders");
        hand.awaitText("route.gpx → deliveries");
        hand.awaitText("18 MB/s");
        hand.awaitText("12 s left");
        hand.until("it can be tabbed to", () -> hand.now("#transfer-toggle").isFocusTraversable());
        hand.click("#transfer-toggle");
        hand.awaitText("Paused");
        assertThat(orders.list.getFirst().state()).isEqualTo(State.PAUSED);

        Fx.call(() -> {
            deliveries.arrive(0);
            return true;
        });
        hand.awaitText("Sent · 412 MB");
        hand.click("#transfers-clear");
        hand.awaitGone("route.gpx");
        hand.click("#transfer-cancel");
        hand.awaitText("Nothing is on its way");
        hand.press(KeyCode.ESCAPE);
        hand.awaitGone("Nothing is on its way");
        hand.until("the rail is quiet", () -> rail(hand).endsWith(")"));
        assertThat(orders.listeners()).as("the rail alone").isOne();
    }

    private static String rail(Hand hand) {
        return String.valueOf(hand.now("#all-transfers").getAccessibleText());
    }
}
